"""Values that the emulator gives: each fits the type of what it stands for."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from clientgen.catalog import misfits
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    EnumType,
    IntegerType,
    Kind,
    ListType,
    ListValue,
    MapType,
    NumberType,
    RecordType,
    StringType,
    Value,
    ValueSource,
    reveal,
)
from clientgen.rules.emulation.answers import SCALAR
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    answers,
    argument_of,
    at,
    on_emulation,
)
from clientgen.rules.emulation.members import is_object, member
from clientgen.rules.emulation.stored_members import (
    KnownValue,
    StoredMember,
    assigned,
    known_values,
    source_kind,
    supplied,
    supplies,
)
from clientgen.rules.rule import Finding, Rule


def _misfitting(emulated: EmulatedService) -> Iterator[Finding]:
    # what several operations answer is named once; a whole body can have several such members
    first: dict[Location, str] = {}
    for work, found in _misfits(emulated):
        if first.setdefault(found.location, work) == work:
            yield found


def _misfits(emulated: EmulatedService) -> Iterator[tuple[str, Finding]]:
    """What does not fit, with the operation that answers it."""
    stored = {name: supplies(emulated, each) for name, each in emulated.collections.items()}
    for work, kind in answers(emulated):
        inherited: tuple[StoredMember, ...] = ()
        if work.effect.verb == "create":
            inherited = tuple(supplied(emulated, work))
        elif work.collection is not None:
            inherited = stored[work.collection.name.text]
        for supply in _answered(emulated, work, inherited):
            found = _member(emulated, kind, supply.path)
            if found is not None:
                yield from ((work.name, fault) for fault in _faults(emulated, work, supply, found))
    for work in emulated.works:
        yield from ((work.name, found) for found in _listing(emulated, work))


def _member(emulated: EmulatedService, kind: Kind, path: str) -> Kind | None:
    if is_object(emulated.scope, kind):
        return member(emulated.scope, kind, path)
    return kind if path == SCALAR else None


def _answered(
    emulated: EmulatedService, work: OperationEffect, inherited: tuple[StoredMember, ...]
) -> Iterator[StoredMember]:
    """What an answer is made of, without stored members in whose place it has others."""
    own = tuple(assigned(emulated, work.operation, work.effect.answer))
    yield from own
    for supply in inherited:
        for part in _parts(emulated, supply):
            if not any(_overlap(part.path, each.path) for each in own):
                yield part


def _parts(emulated: EmulatedService, supply: StoredMember) -> Iterator[StoredMember]:
    """A supply, or for a whole body each of its members that is stored."""
    if supply.path:
        yield supply
        return
    bare = emulated.scope.bare(supply.kind)
    for field in bare.fields if isinstance(bare, RecordType) else ():
        path = reveal(field.wire_name)
        if not any(_overlap(path, each) for each in supply.without):
            yield StoredMember(path=path, kind=field.type, word=supply.word)


def _overlap(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.") or f"{other}.".startswith(f"{path}.")


def _faults(
    emulated: EmulatedService, work: OperationEffect, supply: StoredMember, kind: Kind
) -> Iterator[Finding]:
    for known in supply.known:
        yield from _fault(emulated, work, known, supply.path, kind)
    given, wanted = _sort(emulated, supply.kind), _sort(emulated, kind)
    whole = (given, wanted) == ("a whole number", "a number")
    if supply.word is not None and given and wanted and given != wanted and not whole:
        message = f"{quote(supply.path)} in the answer of {work.name} is {wanted}, and not {given}"
        yield at(supply.word, message)


def _sort(emulated: EmulatedService, kind: Kind) -> str:
    """Return what values of a type are, roughly, or no text where they can be anything."""
    match emulated.scope.bare(kind):
        case StringType() | EnumType(base="string") | BytesType():
            return "text"
        case IntegerType() | EnumType():
            return "a whole number"
        case NumberType():
            return "a number"
        case BooleanType():
            return "true or false"
        case ListType():
            return "a list"
        case RecordType() | MapType():
            return "an object"
        case _:
            return ""


def _fault(
    emulated: EmulatedService, work: OperationEffect, known: KnownValue, path: str, kind: Kind
) -> Iterator[Finding]:
    if known.value is None:
        return
    for fault in islice(misfits(emulated.scope, known.value, kind, lenient=True), 1):
        yield Finding(
            location=known.location,
            path=known.path,
            message=f"{quote(known.words)} does not fit {quote(path)} "
            f"in the answer of {work.name}: {fault if known.exact else fault.partition(';')[0]}",
        )


def _listing(emulated: EmulatedService, work: OperationEffect) -> Iterator[Finding]:
    listing = work.effect.listing
    if listing.limit is not None and not _is_whole(emulated, work, listing.limit):
        yield at(argument_of(listing.limit), f"the limit of {work.name} is no whole number")
    for each in listing.where:
        if each.comparison == "one_of" and not _is_list(emulated, work, each.value):
            yield at(
                argument_of(each.value), f"`one_of` needs a list, and {work.name} has none here"
            )


def _is_whole(emulated: EmulatedService, work: OperationEffect, source: ValueSource) -> bool:
    values = [known.value for known in known_values(source)]
    declared = emulated.scope.bare(source_kind(emulated, work.operation, source))
    return isinstance(declared, IntegerType | AnyType) and all(map(_whole, values))


def _whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_list(emulated: EmulatedService, work: OperationEffect, source: ValueSource) -> bool:
    values = [known.value for known in known_values(source)]
    declared = emulated.scope.bare(source_kind(emulated, work.operation, source))
    return isinstance(declared, ListType | AnyType) and all(
        isinstance(value, ListValue) for value in values
    )


RULES = (
    Rule(
        code="SPEC514",
        summary="a value of the emulator that does not fit its type",
        find=on_emulation(_misfitting),
    ),
)
