"""OpenAPI documents as another way of transcribing: they become the files of a spec, never IR.

`import_document` reads a document (OpenAPI 3, or Swagger 2.0 by one conversion), in JSON or YAML, in
one file or several, and writes the folder of a spec as a careful person would have written it. What
the format cannot say, and what is wrong in the document, is in the report, each with its place.
"""

from __future__ import annotations

from clientgen.openapi.importing import (
    Imported,
    import_document,
    name_of_api,
)
from clientgen.openapi.problem import ImportProblemError
from clientgen.openapi.report import Note, Report
from clientgen.openapi.wanted import Wanted

__all__ = [
    "ImportProblemError",
    "Imported",
    "Note",
    "Report",
    "Wanted",
    "import_document",
    "name_of_api",
]
