"""The kinds of credentials, each a row of one table.

The rest of clientgen, and through the description the command line, the emulator and the generated
tests, read the facts from a row and do not compare names of kinds. CONTRIBUTING.md says how to add
a kind.
"""

from __future__ import annotations

from clientgen.credentials.kinds import (
    CredentialKind,
    Extra,
    Init,
    Pairs,
    Renewal,
    Sent,
    Setting,
    Source,
    is_one_text,
    variables,
)
from clientgen.credentials.needs import chooses_credentials, needs_of
from clientgen.credentials.table import (
    CLIENT_CONSTRUCTORS,
    CLIENT_KEYWORDS,
    FLAGS,
    KINDS,
    RUNTIME_NAMES,
    exceptions_of,
    extras_of,
    fakes_of,
    kind_of,
    made_by_client,
    members_of,
    sources_of,
)

__all__ = [
    "CLIENT_CONSTRUCTORS",
    "CLIENT_KEYWORDS",
    "FLAGS",
    "KINDS",
    "RUNTIME_NAMES",
    "CredentialKind",
    "Extra",
    "Init",
    "Pairs",
    "Renewal",
    "Sent",
    "Setting",
    "Source",
    "chooses_credentials",
    "exceptions_of",
    "extras_of",
    "fakes_of",
    "is_one_text",
    "kind_of",
    "made_by_client",
    "members_of",
    "needs_of",
    "sources_of",
    "variables",
]
