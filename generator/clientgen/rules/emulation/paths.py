"""Paths of operations: they name the items that the operations use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.diagnostics import quote
from clientgen.ir import Collection, Text, reveal
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    argument_of,
    did_you_mean,
    emulation_rule,
)
from clientgen.rules.emulation.visible_sources import source_uses
from clientgen.rules.rule import Finding, at


@emulation_rule("SPEC506", "an item that nothing in the request of the operation identifies")
def _unnamed(emulated: EmulatedService) -> Iterator[Finding]:
    unnamed = _never_named(emulated)
    somewhere = _all_names(emulated)
    yield from (_named_nowhere(work, each, somewhere) for work, each in unnamed.values())
    for work in emulated.works:
        in_request = emulated.naming(work.operation)
        for word, collection in emulated.sought(work):
            named_by = collection.named_by
            if named_by is not None and named_by.text in somewhere.difference(in_request):
                message = (
                    f"{work.name} needs an item of {quote(reveal(collection.name.text))}, "
                    f"but its path, query and body have no {quote(reveal(named_by.text))}"
                )
                yield at(word, message)


def _never_named(emulated: EmulatedService) -> dict[Text, tuple[OperationEffect, Collection]]:
    """The collections whose items no request names, each with the first effect that needs one."""
    somewhere = _all_names(emulated)
    return {
        collection.name.text: (work, collection)
        for work in reversed(emulated.works)
        for _, collection in emulated.sought(work)
        if collection.named_by is None or collection.named_by.text not in somewhere
    }


def _all_names(emulated: EmulatedService) -> set[Text]:
    every = emulated.catalog.operations.values()
    return {name for each in every for name in emulated.naming(each)}


def _named_nowhere(work: OperationEffect, collection: Collection, known: Iterable[Text]) -> Finding:
    if collection.named_by is None:
        name = quote(reveal(collection.name.text))
        message = f"{work.name} needs an item of {name}, but nothing in its request identifies one"
        return at(
            collection.name, message, "add `named_by` with the parameter, or the member of the body"
        )
    parameter = collection.named_by.text
    message = f"no operation has {quote(reveal(parameter))} in its path, query or body"
    return at(collection.named_by, message, did_you_mean(parameter, known))


@emulation_rule("SPEC521", "a link whose path has a parameter without a value")
def _unfilled(emulated: EmulatedService) -> Iterator[Finding]:
    unnamed = _never_named(emulated)
    for use in source_uses(emulated):
        link = argument_of(use.source)
        target = emulated.catalog.operations.get(link.text)
        used = [each for each in (use.item, use.parent) if each is not None]
        if use.source.kind != "link" or target is None:
            continue
        if any(each.name.text in unnamed for each in used):
            continue
        named = {each.named_by.text for each in used if each.named_by is not None}
        filled = {*emulated.catalog.parameters_of(use.work.operation), *named}
        for name in dict.fromkeys(emulated.placeholders(target)):
            if name not in filled:
                path = f"the path of {quote(reveal(link.text))}"
                yield at(link, f"{quote(reveal(name))} in {path} has no value here")
