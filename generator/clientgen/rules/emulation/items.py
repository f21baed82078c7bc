"""Items: each has a key, those that operations create and those in seeds and samples."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.diagnostics import quote
from clientgen.ir import (
    Assignment,
    Collection,
    Datum,
    ListValue,
    Member,
    ObjectValue,
    Operation,
    ValueSource,
    Word,
    reveal,
    thaw,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    argument_of,
    created_beside,
    did_you_mean,
    emulation_rule,
)
from clientgen.rules.emulation.members import has_member, is_required, member
from clientgen.rules.emulation.stored_members import GENERATED, generated_kind
from clientgen.rules.rule import Finding, at


@emulation_rule("SPEC515", "an item of a seed or a sample that cannot be created")
def _seeds(emulated: EmulatedService) -> Iterator[Finding]:
    for collection in emulated.behaviour.collections:
        if collection.parent is None:
            yield from _siblings(emulated, collection, collection.seed)
    for sample in emulated.emulation.sample:
        known = emulated.collections.get(sample.name.text)
        if known is not None and known.parent is not None:
            what = f"the items of the child collection {quote(reveal(sample.name.text))}"
            yield at(sample.name, f"{what} must be part of the items of its parent")
        elif known is not None:
            yield from _siblings(emulated, known, sample.value.items)


def _siblings(
    emulated: EmulatedService, collection: Collection, seeds: Iterable[Datum]
) -> Iterator[Finding]:
    key, seen = reveal(collection.key.text), set[str]()
    for seed in seeds:
        value = _key(seed, key)
        name = quote(reveal(collection.name.text))
        if value is None:
            members = (member.name.text for member in seed.members)
            hint = did_you_mean(key, members)
            message = f"this item of {name} has no {quote(key)}, the key of the collection"
            yield at(seed, message, hint)
        elif value in seen:
            message = f"duplicate key {quote(value)} in the items of {name}"
            yield at(seed, message)
        seen |= {value} if value else set()
        yield from _members(emulated, collection, seed)


def _key(seed: Datum, path: str) -> str | None:
    """Return the key as text, an empty text if it is generated, or None if it is missing."""
    first, _, rest = path.partition(".")
    for each in seed.members:
        if reveal(each.name.text) == first and has_member(each.value.value, rest):
            value = thaw(each.value.value)
            for name in rest.split(".") if rest else ():
                value = value[name] if isinstance(value, dict) else None
            return "" if isinstance(value, dict) else str(value)
    return None


def _members(emulated: EmulatedService, collection: Collection, seed: Datum) -> Iterator[Finding]:
    children = emulated.children(collection)
    for each in seed.members:
        if each.name.text in children:
            if _is_items(each):
                inner = emulated.collections[each.name.text]
                yield from _siblings(emulated, inner, each.value.items)
            else:
                message = (
                    f"{quote(reveal(each.name.text))} must be a list of objects, the child items"
                )
                yield at(each.name, message)
        else:
            yield from _generated(each)


def _is_items(seed: Member) -> bool:
    value = seed.value.value
    return isinstance(value, ListValue) and all(
        isinstance(item, ObjectValue) for item in value.items
    )


def _generated(seed: Member) -> Iterator[Finding]:
    kind = generated_kind(seed.value.value)
    if kind is not None and kind not in GENERATED:
        message = f"the emulator cannot generate {quote(kind)}"
        yield at(seed.value, message, did_you_mean(kind, GENERATED))


@emulation_rule("SPEC522", "an item that is created without its key")
def _keyless(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        word = work.effect.collection
        if work.effect.verb == "create" and word is not None and work.collection is not None:
            yield from _keyed(emulated, work, work.collection, work.effect.store, word)
        for child in created_beside(work.effect):
            collection = emulated.collections.get(child.collection.text)
            if collection is not None:
                yield from _keyed(emulated, work, collection, child.store, child.collection)


def _keyed(
    emulated: EmulatedService,
    work: OperationEffect,
    collection: Collection,
    store: tuple[Assignment, ...],
    word: Word,
) -> Iterator[Finding]:
    """The key of a new item must be in the path, in `store` or in the body of every request."""
    key = reveal(collection.key.text)
    named_by = collection.named_by
    if named_by is not None and named_by.text in emulated.placeholders(work.operation):
        return
    given = [each.source for each in store if _above(reveal(each.name.text), key)]
    own = word is work.effect.collection
    if any(_is_sure(emulated, work, source) for source in given):
        return
    if own and _in_body(emulated, work.operation, key, sure=True):
        return
    name, shown = quote(reveal(collection.name.text)), quote(key)
    if given or (own and _in_body(emulated, work.operation, key, sure=False)):
        message = f"a request of {work.name} can omit {shown}, the key of the new item of {name}"
        yield at(word, message, "make it required, or add `otherwise` to its source")
    else:
        message = f"{work.name} creates an item of {name} without its key {shown}"
        yield at(word, message, f"add a source for {shown} under `store`")


def _above(path: str, key: str) -> bool:
    return f"{key}.".startswith(f"{path}.")


def _in_body(emulated: EmulatedService, operation: Operation, path: str, *, sure: bool) -> bool:
    body = operation.body
    if body is None:
        return False
    if sure:
        return body.required and is_required(emulated.catalog, body.type, path)
    return member(emulated.catalog, body.type, path) is not None


def _is_sure(emulated: EmulatedService, work: OperationEffect, source: ValueSource) -> bool:
    if source.has_otherwise:
        return True
    if source.kind == "parameter":
        known = emulated.catalog.parameters_of(work.operation).get(argument_of(source).text)
        return known is None or known.required or known.has_default
    if source.kind != "body":
        return True
    body = work.operation.body
    path = reveal(argument_of(source).text)
    if body is None or not path:
        return body is None or body.required
    unknown = member(emulated.catalog, body.type, path) is None
    return unknown or _in_body(emulated, work.operation, path, sure=True)
