"""Rules on the pages of emulated lists."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.diagnostics import quote
from clientgen.ir import IntegerType, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    emulation_rule,
)
from clientgen.rules.rule import Finding, at


@emulation_rule("SPEC536", "a size of pages that contradicts another")
def _sizes(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        listing, word = work.effect.listing, work.effect.operation
        size = listing.page_size
        if size is None:
            continue
        if listing.most is not None and size > listing.most:
            yield at(
                word, f"the pages of {work.name} have {size} items, and at most {listing.most}"
            )
        yield from _against_parameter(emulated, work, size)


def _against_parameter(
    emulated: EmulatedService, work: OperationEffect, size: int
) -> Iterator[Finding]:
    pages = emulated.catalog.pages(work.operation)
    parameter = pages.size if pages is not None else None
    if parameter is None:
        return
    name, kind = quote(reveal(parameter.wire_name)), emulated.catalog.bare(parameter.type)
    if parameter.has_default:
        message = f"`size` of the pages of {work.name} has no effect: {name} has a default"
        yield at(work.effect.operation, message, "remove it")
    elif isinstance(kind, IntegerType) and kind.bounds.is_too_large(size):
        message = f"the pages of {work.name} have {size} items, more than {name} can ask for"
        yield at(work.effect.operation, message)
