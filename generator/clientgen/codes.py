"""Every diagnostic code with its summary, from all packages that have codes, and the page of them.

`spec/DIAGNOSTICS.md` has a section for each code; `clientgen explain` prints one of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen import document, lowering, pages, project, rules, schema, symbols
from clientgen.project import data_folder

_BY_PACKAGE = (
    *(project.CODES, document.CODES, schema.CODES, lowering.CODES, rules.CODES, symbols.CODES),
    pages.CODES,
)

CODES: Mapping[str, str] = MappingProxyType(
    dict(sorted(pair for codes in _BY_PACKAGE for pair in codes.items()))
)
"""The summary of each diagnostic code, sorted by code."""

PAGE = "DIAGNOSTICS.md"


def explain_code(code: str) -> str:
    """Return the section of the page about `code`; raise `KeyError` where there is no such code."""
    if code not in CODES:
        raise KeyError(code)
    page = (data_folder("explanations") / PAGE).read_text("utf-8")
    start = page.index(f"## {code}\n")
    end = page.find("\n## ", start)
    return page[start:].rstrip("\n") if end < 0 else page[start:end].rstrip("\n")
