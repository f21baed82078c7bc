"""Headers that an operation promises and the emulator has to send."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.diagnostics import quote
from clientgen.ir import Text, reveal
from clientgen.ir.behaviour import Assignment
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    emulation_rule,
)
from clientgen.rules.rule import Finding, at


@emulation_rule("SPEC534", "a response 304 that the emulator never sends")
def _unchanged(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        if work.operation.not_modified is not None and not _has(work.effect.headers, Text("ETag")):
            message = (
                f"{work.name} declares the response 304, but the emulator does not send an `ETag`"
            )
            yield at(work.effect.operation, message, "add `headers: {ETag: {version: true}}`")


@emulation_rule("SPEC535", "a header that is a result and that the emulator does not send")
def _results(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        result = work.operation.header_result
        of_all = emulated.behaviour.headers
        if result is not None and not _has((*of_all, *work.effect.headers), result.name):
            name = quote(reveal(result.name))
            message = f"{work.name} returns the header {name}, but the emulator does not send it"
            yield at(work.effect.operation, message, "add it under `headers`, with its source")


def _has(headers: Iterable[Assignment], name: Text) -> bool:
    wanted = reveal(name).lower()
    return any(reveal(each.name.text).lower() == wanted for each in headers)
