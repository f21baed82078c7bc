"""Rules on long-running operations: what they name, the states, the result, what nothing uses."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, course_faults
from clientgen.diagnostics import quote
from clientgen.ir import reveal
from clientgen.rules.rule import Finding, at, rule


def _faults(catalog: Catalog, code: str) -> Iterator[Finding]:
    for fault in course_faults(catalog, catalog.operations):
        if fault.code == code:
            yield at(fault.word, fault.message, fault.hint)


@rule("SPEC387", "an operation that cannot tell how a long-running one goes on", whole=True)
def _operations(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC387")


@rule("SPEC388", "a member of a status that does not exist, or is of another kind", whole=True)
def _members(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC388")


@rule("SPEC389", "states of a long-running operation that contradict one another", whole=True)
def _states(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC389")


@rule("SPEC390", "an operation that cannot be long-running, or cannot have its result", whole=True)
def _results(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC390")


@rule("SPEC392", "a name under `long_running` that nothing uses", whole=True, level="warning")
def _unused(catalog: Catalog) -> Iterator[Finding]:
    used = {o.long_running.name for o in catalog.service.operations if o.long_running is not None}
    for word in catalog.service.long_runnings:
        if word.text not in used:
            yield at(word, f"no operation is long-running as {quote(reveal(word.text))} says")
