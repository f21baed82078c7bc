"""Values that the emulator gives: each has the type of the member that it fills."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from itertools import islice

from clientgen.catalog import is_object, leaves, misfits
from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    ConstType,
    EnumType,
    IntegerType,
    Kind,
    ListType,
    ListValue,
    MapType,
    NumberType,
    RecordType,
    StringType,
    Text,
    UnionType,
    UnixTimeType,
    Value,
    ValueSource,
    reveal,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    OperationEffect,
    argument_of,
    emulation_rule,
    responses_of,
)
from clientgen.rules.emulation.filled_parts import (
    FilledPart,
    filled_parts,
    given_by_sources,
)
from clientgen.rules.emulation.members import member
from clientgen.rules.emulation.stored_members import (
    KnownValue,
    StoredMember,
    known_values,
    source_kind,
)
from clientgen.rules.rule import Finding, at
from clientgen.rules.xml import is_xml, xml_faults


class _Sort(Enum):
    """The general kind of the values of a type; the text is its name in messages."""

    TEXT = "text"
    WHOLE_NUMBER = "a whole number"
    NUMBER = "a number"
    BOOLEAN = "true or false"
    LIST = "a list"
    OBJECT = "an object"

    def suits(self, wanted: _Sort) -> bool:
        """Tell whether such a value is valid in a place of the kind `wanted`."""
        return self is wanted or (self is _Sort.WHOLE_NUMBER and wanted is _Sort.NUMBER)


@emulation_rule("SPEC514", "a value of the emulator that its member cannot have", apart=True)
def _misfitting(emulated: EmulatedService) -> Iterator[Finding]:
    # A value in several responses is reported for the first; a body can have several such members.
    first: dict[Location, str] = {}
    for work, found in _misfits(emulated):
        if first.setdefault(found.location, work) == work:
            yield found


def _misfits(emulated: EmulatedService) -> Iterator[tuple[str, Finding]]:
    """The values of the wrong type, with the operation whose response contains them."""
    for part in filled_parts(emulated):
        for given in _given(emulated, part):
            kind = _member(emulated, part, given.path)
            if kind is not None:
                yield from (
                    (part.work.name, found) for found in _faults(emulated, part, given, kind)
                )
    for work in emulated.works:
        yield from ((work.name, found) for found in _listing(emulated, work))


def _member(emulated: EmulatedService, part: FilledPart, path: str) -> Kind | None:
    if is_object(emulated.catalog, part.kind):
        return member(emulated.catalog, part.kind, path)
    return part.kind if path in part.scalars else None


def _given(emulated: EmulatedService, part: FilledPart) -> Iterator[StoredMember]:
    """The origins of the values of a part, without stored members that a source replaces."""
    own = given_by_sources(emulated, part)
    yield from own
    for stored in part.stored:
        for each in _members(emulated, stored):
            if not any(_overlap(each.path, other.path) for other in own):
                yield each


def _members(emulated: EmulatedService, stored: StoredMember) -> Iterator[StoredMember]:
    """A stored member, or for a whole body each of its members that is stored."""
    if stored.path:
        yield stored
        return
    bare = emulated.catalog.bare(stored.kind)
    for field in bare.fields if isinstance(bare, RecordType) else ():
        path = reveal(field.wire_name)
        if not any(_overlap(path, each) for each in stored.without):
            yield StoredMember(path=path, kind=field.type, word=stored.word)


def _overlap(path: str, other: str) -> bool:
    return f"{path}.".startswith(f"{other}.") or f"{other}.".startswith(f"{path}.")


def _faults(
    emulated: EmulatedService, part: FilledPart, given: StoredMember, kind: Kind
) -> Iterator[Finding]:
    for known in given.known:
        yield from _fault(emulated, part, known, given.path, kind)
    wanted = _sorts(emulated, kind)
    unfit = [
        sort
        for sort in _sorts(emulated, given.kind)
        if not any(sort.suits(each) for each in wanted)
    ]
    if given.word is not None and wanted and unfit:
        needed = " or ".join(dict.fromkeys(each.value for each in wanted))
        message = f"{quote(given.path)} in {part.name} must be {needed}, not {unfit[0].value}"
        yield at(given.word, message)


def _sorts(emulated: EmulatedService, kind: Kind) -> tuple[_Sort, ...]:
    """Return the kinds of the values of a type, nothing if they can be of any kind."""
    bare = emulated.catalog.bare(kind)
    if not isinstance(bare, UnionType):
        sort = _sort(bare)
        return () if sort is None else (sort,)
    catalog = emulated.catalog
    found = [_sort(catalog.bare(each)) for each in leaves(catalog, bare)]
    return () if None in found else tuple(each for each in found if each is not None)


def _sort(bare: Kind) -> _Sort | None:
    """Return the kind of the values of a type that is no union, None if they can be of any kind."""
    match bare:
        case StringType() | EnumType(base="string") | BytesType() | ConstType(value=Text()):
            return _Sort.TEXT
        case BooleanType() | ConstType(value=bool()):
            return _Sort.BOOLEAN
        case IntegerType() | UnixTimeType(base="integer") | EnumType() | ConstType():
            return _Sort.WHOLE_NUMBER
        case NumberType() | UnixTimeType():
            return _Sort.NUMBER
        case ListType():
            return _Sort.LIST
        case RecordType() | MapType():
            return _Sort.OBJECT
        case _:
            return None


def _fault(
    emulated: EmulatedService, part: FilledPart, known: KnownValue, path: str, kind: Kind
) -> Iterator[Finding]:
    if known.value is None:
        return
    for fault in islice(_value_faults(emulated, part, known, kind), 1):
        reason = fault if known.exact else fault.partition(";")[0]
        yield at(known, f"{quote(known.words)} does not fit {quote(path)} in {part.name}: {reason}")


def _value_faults(
    emulated: EmulatedService, part: FilledPart, known: KnownValue, kind: Kind
) -> Iterator[str]:
    yield from map(str, misfits(emulated.catalog, known.value, kind))
    media_types = tuple(name for each in responses_of(part.work) for name in each.media_types)
    if is_xml(media_types):
        yield from xml_faults(emulated.catalog, known.value, kind)


def _listing(emulated: EmulatedService, work: OperationEffect) -> Iterator[Finding]:
    listing = work.effect.listing
    if listing.limit is not None and not _is_whole(emulated, work, listing.limit):
        yield at(argument_of(listing.limit), f"the limit of {work.name} must be a whole number")
    for each in listing.where:
        if each.comparison == "one_of" and not _is_list(emulated, work, each.value):
            message = f"the value of `one_of` in {work.name} must be a list"
            yield at(argument_of(each.value), message)


def _is_whole(emulated: EmulatedService, work: OperationEffect, source: ValueSource) -> bool:
    values = [known.value for known in known_values(source)]
    declared = emulated.catalog.bare(source_kind(emulated, work.operation, source))
    return isinstance(declared, IntegerType | AnyType) and all(map(_whole, values))


def _whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _is_list(emulated: EmulatedService, work: OperationEffect, source: ValueSource) -> bool:
    values = [known.value for known in known_values(source)]
    declared = emulated.catalog.bare(source_kind(emulated, work.operation, source))
    return isinstance(declared, ListType | AnyType) and all(
        isinstance(value, ListValue) for value in values
    )
