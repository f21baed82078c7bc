"""Rules on paging: its parameters, the members of the response that lead on, what nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, paging_faults
from clientgen.diagnostics import quote
from clientgen.ir import reveal
from clientgen.rules.rule import Finding, at, rule


def _faults(catalog: Catalog, code: str) -> Iterator[Finding]:
    for fault in paging_faults(catalog, catalog.service.operations):
        if fault.code == code:
            yield at(fault.word, fault.message, fault.hint)


@rule("SPEC371", "paging that names a parameter which the operation does not have, or cannot use")
def _parameters(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC371")


@rule("SPEC372", "paging that names a member which the response does not have, or of another kind")
def _members(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC372")


@rule("SPEC373", "paging that the operation cannot have")
def _impossible(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC373")


@rule("SPEC374", "a paging that no operation uses", whole=True, level="warning")
def _unused(catalog: Catalog) -> Iterator[Finding]:
    used = {each.paging.name for each in catalog.service.operations if each.paging is not None}
    for word in catalog.service.pagings:
        if word.text not in used:
            yield at(word, f"no operation uses the paging {quote(reveal(word.text))}")
