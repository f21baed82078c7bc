"""Items: each has a key, those too that are there from the beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    Assignment,
    Collection,
    Datum,
    ListValue,
    Member,
    ObjectValue,
    Operation,
    Text,
    ValueSource,
    Word,
    reveal,
    thaw,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    at,
    did_you_mean,
    on_emulation,
)
from clientgen.rules.emulation.members import has_member, is_required, member
from clientgen.rules.emulation.stored_members import GENERATED, generated_kind
from clientgen.rules.rule import Finding, Rule


def _seeds(emulated: EmulatedService) -> Iterator[Finding]:
    for collection in emulated.behaviour.collections:
        if collection.parent is None:
            yield from _siblings(emulated, collection, collection.seed)


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
            message = f"this seed of {name} has no {quote(key)}, which is the key"
            yield Finding(location=seed.location, path=seed.path, message=message, hint=hint)
        elif value in seen:
            message = f"{name} has a seed with the key {quote(value)} already"
            yield Finding(location=seed.location, path=seed.path, message=message)
        seen |= {value} if value else set()
        yield from _members(emulated, collection, seed)


def _key(seed: Datum, path: str) -> str | None:
    """Return the key as text, no text for one that is generated, or None without a key."""
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
                message = f"the children {quote(reveal(each.name.text))} are no list of items"
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
        message = f"{quote(kind)} is nothing that can be generated"
        yield _found(seed.value.location, seed.value.path, message, did_you_mean(kind, GENERATED))


def _found(location: Location, path: Text, message: str, hint: str) -> Finding:
    return Finding(location=location, path=path, message=message, hint=hint)


def _keyless(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        word = work.effect.collection
        if work.effect.verb != "create" or word is None or work.collection is None:
            continue
        yield from _keyed(emulated, work, work.collection, work.effect.store, word)
        for child in work.effect.children:
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
    """What the new item may lack: its key is stored, in the body, or in the path."""
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
        message = f"a request of {work.name} may leave out {shown}, the key of the item of {name}"
        yield at(word, message, "require it, or give what stands for it as `otherwise`")
    else:
        message = f"{work.name} makes an item of {name} without {shown}, its key"
        yield at(word, message, f"give {shown} a source under `store`")


def _above(path: str, key: str) -> bool:
    return f"{key}.".startswith(f"{path}.")


def _in_body(emulated: EmulatedService, operation: Operation, path: str, *, sure: bool) -> bool:
    body = operation.body
    if body is None:
        return False
    if sure:
        return body.required and is_required(emulated.scope, body.type, path)
    return member(emulated.scope, body.type, path) is not None


def _is_sure(emulated: EmulatedService, work: OperationEffect, source: ValueSource) -> bool:
    if source.has_otherwise:
        return True
    if source.kind == "parameter":
        every = (*emulated.scope.service.parameters, *work.operation.parameters)
        known = [each for each in every if each.wire_name == source.argument.value]
        return all(each.required or each.has_default for each in known)
    if source.kind != "body":
        return True
    body = work.operation.body
    if body is None or not isinstance(source.argument.value, Text):
        return body is None or body.required
    path = reveal(source.argument.value)
    unknown = member(emulated.scope, body.type, path) is None
    return unknown or _in_body(emulated, work.operation, path, sure=True)


RULES = (
    Rule(
        code="SPEC515",
        summary="a seed that cannot be made",
        find=on_emulation(_seeds),
    ),
    Rule(
        code="SPEC522",
        summary="an item that is made without its key",
        find=on_emulation(_keyless),
    ),
)
