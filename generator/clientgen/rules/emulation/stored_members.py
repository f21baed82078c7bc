"""Rules on stored fields: bodies, `store`, keys and seeds."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from clientgen.catalog import is_object
from clientgen.diagnostics import Location
from clientgen.ir import (
    Assignment,
    Collection,
    Datum,
    Kind,
    ObjectValue,
    Operation,
    Text,
    Value,
    ValueSource,
    Word,
    reveal,
    thaw,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    argument_of,
)
from clientgen.rules.emulation.members import ANY, has_member, member

GENERATED = ("uuid", "key", "hex", "now", "http_date", "unix_time", "serial")
"""The kinds of values that `generate` can make."""
_BYTES = bytes(range(3, 256, 7)) * 28
"""Enough bytes for the longest key; in base64 they give letters of both cases and digits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownValue:
    """A value that a member can have, and the words of `emulation.yaml` that give it.

    `exact` is false if the emulator makes another value of the same form.
    """

    value: Value
    words: str
    location: Location
    path: Text
    exact: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredMember:
    """A stored member, by dotted path, and the known facts about it.

    An empty path represents a whole body, which is stored without the members in `without`:
    they have their own sources. `word` gives the member its declared type, `kind`.
    `constant` is true if `known` contains all values that the member can have.
    """

    path: str
    kind: Kind = ANY
    word: Word | None = None
    known: tuple[KnownValue, ...] = ()
    without: tuple[str, ...] = ()
    constant: bool = False


def known_values(source: ValueSource) -> Iterator[KnownValue]:
    """The known values of a source, or values of the same form."""
    match source.kind:
        case "constant":
            yield _exactly(source.argument, "constant")
        case "generate":
            kind = reveal(argument_of(source).text)
            yield _alike(source, _generated(kind, source.size), kind)
        case "version":
            yield _alike(source, Text('"1"'), "version")
        case "count":
            yield _alike(source, 1, "count")
        case "link":
            yield _alike(source, Text("https://service.example/items/1"), "link")
        case _:
            pass
    if source.otherwise is not None:
        yield _exactly(source.otherwise, "otherwise")


def _exactly(given: Datum, words: str) -> KnownValue:
    return KnownValue(
        value=given.value, words=words, location=given.location, path=given.path, exact=True
    )


def _alike(source: ValueSource, value: Value, words: str) -> KnownValue:
    place = source.argument
    return KnownValue(
        value=value, words=words, location=place.location, path=place.path, exact=False
    )


def _generated(kind: str, size: int | None) -> Value:
    match kind:
        case "uuid":
            return Text("7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f")
        case "key":
            return Text(base64.b64encode(_BYTES[: size or 32]).decode("ascii"))
        case "hex":
            return Text(_BYTES[: size or 16].hex())
        case "now":
            return Text("2012-12-30T03:42:28Z")
        case "http_date":
            return Text("Sun, 30 Dec 2012 03:42:28 GMT")
        case "unix_time":
            return 1356838948
        case _:
            return 1


def source_kind(emulated: EmulatedService, operation: Operation, source: ValueSource) -> Kind:
    """Return the type of a source's value if the spec declares it, otherwise `AnyType`."""
    if source.kind == "parameter":
        declared = emulated.catalog.parameters_of(operation).get(argument_of(source).text)
        return declared.type if declared is not None else ANY
    if source.kind == "body" and operation.body is not None:
        path = reveal(argument_of(source).text)
        return member(emulated.catalog, operation.body.type, path) or ANY
    return ANY


def stored_members(emulated: EmulatedService, collection: Collection) -> tuple[StoredMember, ...]:
    """Return all members that operations or seeds store in the items of a collection."""
    own = (stored for work in emulated.on(collection) for stored in stored_by(emulated, work))
    name = collection.name.text
    with_parents = (
        stored
        for work, child in emulated.created_beside.get(name, ())
        for stored in assigned(emulated, work.operation, child.store)
    )
    seeded = (
        stored
        for seed in seeds_of(emulated, collection)
        for stored in _seeded(emulated, collection, seed)
    )
    key = StoredMember(path=reveal(collection.key.text))
    return (key, *own, *with_parents, *seeded, *passed_through(collection))


def passed_through(collection: Collection) -> Iterator[StoredMember]:
    """The member that is the state of new items."""
    passage = collection.passes
    if passage is not None:
        states = tuple(
            KnownValue(
                value=each.text, words="states", location=each.location, path=each.path, exact=True
            )
            for each in passage.states
        )
        yield StoredMember(path=reveal(passage.member.text), known=states, constant=True)


def stored_by(emulated: EmulatedService, work: OperationEffect) -> Iterator[StoredMember]:
    """The members that one effect stores in items of its own collection."""
    if work.effect.verb not in ("create", "update", "replace") or work.collection is None:
        return
    body = work.operation.body
    if body is not None and is_object(emulated.catalog, body.type):
        without = tuple(reveal(each.name.text) for each in work.effect.store)
        yield StoredMember(path="", kind=body.type, word=work.effect.collection, without=without)
    yield StoredMember(path=reveal(work.collection.key.text))
    yield from assigned(emulated, work.operation, work.effect.store)
    if work.effect.verb == "create":
        yield from passed_through(work.collection)


def assigned(
    emulated: EmulatedService, operation: Operation, assignments: Iterable[Assignment]
) -> Iterator[StoredMember]:
    """The values of the sources of members."""
    for each in assignments:
        yield StoredMember(
            path=reveal(each.name.text),
            kind=source_kind(emulated, operation, each.source),
            word=argument_of(each.source),
            known=tuple(known_values(each.source)),
            constant=each.source.kind in ("constant", "generate", "version", "count", "link"),
        )


def seeds_of(emulated: EmulatedService, collection: Collection) -> tuple[Datum, ...]:
    """Return the seeds and samples of a collection; those of a child are in those of its parent."""
    *below, outermost = (collection, *emulated.ancestors(collection))
    seeds = outermost.seed if outermost.parent is None else ()
    for sample in emulated.emulation.sample:
        if sample.name.text == outermost.name.text and outermost.parent is None:
            seeds = (*seeds, *sample.value.items)
    for inner in reversed(below):
        seeds = tuple(
            seed
            for above in seeds
            for each in above.members
            if each.name.text == inner.name.text
            for seed in each.value.items
        )
    return seeds


def _seeded(
    emulated: EmulatedService, collection: Collection, seed: Datum
) -> Iterator[StoredMember]:
    children = emulated.children(collection)
    for each in seed.members:
        if each.name.text in children:
            continue
        value = _with_generated(each.value.value)
        known = KnownValue(
            value=value,
            words="sample" if reveal(each.value.path).startswith("emulation.sample.") else "seed",
            location=each.value.location,
            path=each.value.path,
            exact=value == each.value.value,
        )
        yield StoredMember(path=reveal(each.name.text), known=(known,), constant=True)


def _with_generated(value: Value) -> Value:
    """Return the value of a seed, with each `generate` replaced by a value."""
    kind = generated_kind(value)
    if kind is not None:
        return _generated(kind, None)
    if not isinstance(value, ObjectValue):
        return value
    members = tuple((name, _with_generated(inner)) for name, inner in value.members)
    return ObjectValue(members=members)


def generated_kind(value: Value) -> str | None:
    """Return the kind of value that a mapping in a seed generates, or None for plain data."""
    plain = thaw(value)
    if isinstance(plain, dict) and set(plain) in ({"generate"}, {"generate", "bytes"}):
        return str(plain["generate"])
    return None


def is_stored(emulated: EmulatedService, stored: Iterable[StoredMember], path: str) -> bool:
    """Tell whether these members can give a value to the member at a path."""
    return any(_reaches(emulated, each, path) for each in stored)


def _reaches(emulated: EmulatedService, stored: StoredMember, path: str) -> bool:
    if f"{stored.path}.".startswith(f"{path}."):
        return True
    if stored.path and not path.startswith(f"{stored.path}."):
        return False
    rest = path[len(stored.path) + 1 :] if stored.path else path
    if stored.constant:
        return any(has_member(known.value, rest) for known in stored.known)
    return member(emulated.catalog, stored.kind, rest) is not None
