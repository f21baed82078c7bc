"""OpenAPI documents of specs, and specs of such documents.

`export` says a spec in the words of OpenAPI; what OpenAPI has no word for is carried in extensions,
`x-clientgen-WORD`, which have the meaning of WORD in a spec. `spec_of` is its inverse. Both read one
table (`words`): the spec of an export is the spec that was exported. What an export adds for
other tools (examples, error responses, shared parameters) follows from the spec and is not read back.
"""

from __future__ import annotations

from clientgen.interchange.back import is_export, spec_of
from clientgen.interchange.comparison import unlike
from clientgen.interchange.document import Source, export
from clientgen.interchange.schemas import Version
from clientgen.interchange.spec import Spec
from clientgen.interchange.text import Form, text_of
from clientgen.interchange.words import Json, Words

__all__ = [
    "Form",
    "Json",
    "Source",
    "Spec",
    "Version",
    "Words",
    "export",
    "is_export",
    "spec_of",
    "text_of",
    "unlike",
]
