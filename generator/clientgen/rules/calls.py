"""Rules on what clients wait for unless their users say otherwise, and on what commands take."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.ir import USUAL_DEADLINE, USUAL_TIMEOUT, Text, fields_of
from clientgen.rules.rule import Finding, Place, at, rule


@rule("SPEC235", "a phase of a call that may take longer than the call")
def _limits(catalog: Catalog) -> Iterator[Finding]:
    calls = catalog.service.calls
    timeout, deadline = calls.timeout or USUAL_TIMEOUT, calls.deadline or USUAL_DEADLINE
    if calls.location is not None and timeout > deadline:
        stated = "" if calls.deadline is not None else ", which is usual"
        yield at(
            Place(location=calls.location, path=Text("service.limits")),
            f"`timeout` is {timeout} seconds, but `deadline` {deadline} seconds{stated}",
            "write a `deadline` that leaves time for a phase, and for retries",
        )


@rule("SPEC378", "a `flag` of a member that no command takes", whole=True, level="warning")
def _flags(catalog: Catalog) -> Iterator[Finding]:
    bodies = (each.body for each in catalog.service.operations if each.body is not None)
    records = (catalog.flat_body(body) for body in bodies)
    # inherited members, and those of a type for requests, stand where their record has them
    taken = {
        field.location
        for record in records
        if record is not None
        for field in record.fields
        if not catalog.is_constant(field.type)
    }
    for definition in catalog.types.values():
        for field in fields_of(definition.type):
            if field.flag is not None and field.location not in taken:
                taken.add(field.location)
                yield at(
                    field,
                    "no command takes this member by itself, so its `flag` has no effect",
                    "remove `flag`: only members of a body that is a record are arguments",
                )
