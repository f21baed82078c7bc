"""Rules on what clients wait for unless their users say otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.ir import USUAL_DEADLINE, USUAL_TIMEOUT, Text
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
