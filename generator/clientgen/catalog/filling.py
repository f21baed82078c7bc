"""Fills values with required fields, taken from the examples of types."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from clientgen.catalog.named_types import NamedTypes
from clientgen.catalog.scalars import WORD, likely_values, scalar_fault
from clientgen.catalog.shown import Member
from clientgen.catalog.unions import chosen
from clientgen.ir import (
    EnumType,
    Field,
    Kind,
    ListType,
    ListValue,
    MapType,
    NullableType,
    ObjectValue,
    RecordType,
    Reference,
    SimpleType,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    Value,
    fields_of,
    names_in,
)

EMPTY = Text("")
_MOST_ITEMS = 100
"""Maximum number of items that are created because a list requires a minimum length."""


class NoSampleError(LookupError):
    """Raised for a type that has no example and for which none can be created."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A complete value of a type; `name` is the name of its example, or empty."""

    name: Text
    value: Value


@dataclass(slots=True)
class Filling:
    """Fills values with the examples `whole` of types, and with `inner` for types of one cycle.

    `around` is that cycle, and `seen` are the fields that some example shows. With `closed`, values
    that lead back into the cycle are left out. If a type has several examples, the one at `index`
    is taken; `most` is set to the largest number of examples of one type.
    """

    types: NamedTypes
    whole: Mapping[Text, tuple[Shown, ...]]
    around: frozenset[Text] = frozenset()
    inner: Mapping[Text, Value] = field(default_factory=dict)
    seen: Collection[Member] = frozenset()
    closed: bool = False
    index: int = 0
    most: int = 1

    # values that no author wrote

    def take(self, kind: Kind) -> Value:
        """Return an example of `kind`; raise `NoSampleError` if there is none."""
        match kind:
            case Reference(name=name):
                return self._take_named(name)
            case NullableType(item=item):
                return None if self._is_closed(item) else self.take(item)
            case ListType(items=items):
                return ListValue(items=self._take_items(kind, items))
            case MapType(values=values):
                shown = () if self._is_closed(values) else self._take_all(values)
                named = [(each.name or Text(WORD), each.value) for each in shown]
                return ObjectValue(members=tuple(named))
            case RecordType():
                raise NoSampleError
            case UnionType(alternatives=alternatives):
                return self._take_first(alternatives)
            case _:
                return _make_up(kind)

    def _take_first(self, alternatives: Iterable[TypeUse]) -> Value:
        """Return an example of the first alternative of a union that has one."""
        for each in alternatives:
            if not self._is_closed(each):
                with suppress(NoSampleError):
                    return self.take(each)
        raise NoSampleError

    def _take_named(self, name: Text) -> Value:
        if name in self.around:
            if name not in self.inner:
                raise NoSampleError
            return self.inner[name]
        shown = self.whole.get(name, ())
        if not shown:
            raise NoSampleError
        self.most = max(self.most, len(shown))
        return shown[min(self.index, len(shown) - 1)].value

    def _take_items(self, kind: ListType, items: TypeUse) -> tuple[Value, ...]:
        """Items of a list: all examples of their type, as many as the list may have."""
        least = min(int(kind.bounds.minimum or 0), _MOST_ITEMS)
        if not least and self._is_closed(items):
            return ()
        values = [shown.value for shown in self._take_all(items)]
        most = kind.bounds.maximum
        number = max(least, len(values) if most is None else min(len(values), int(most)))
        return tuple(values[index % len(values)] for index in range(number))

    def _take_all(self, kind: Kind) -> tuple[Shown, ...]:
        name = kind.name if isinstance(kind, Reference) else None
        if name is None or name in self.around or not self.whole.get(name):
            return (Shown(name=EMPTY, value=self.take(kind)),)
        return self.whole[name]

    def _is_closed(self, kind: Kind) -> bool:
        return self.closed and self._leads_back(kind)

    def _leads_back(self, kind: Kind) -> bool:
        return not self.around.isdisjoint(names_in(kind))

    # values that an author wrote

    def complete_own(self, written: Value, definition: TypeDefinition) -> Value:
        """Return the example of a type itself, completed."""
        if isinstance(definition.type, RecordType) and isinstance(written, ObjectValue):
            return self._record(written, definition, is_own=True)
        if self._is_closed(definition.type):
            return self._close(written, definition.type)
        return self.complete(written, definition.type)

    def complete(self, written: Value, kind: Kind) -> Value:
        """Return a value of `kind`, completed."""
        kind = chosen(self.types, kind, written)
        bare = self.types.bare(kind)
        match bare, written:
            case RecordType(), ObjectValue():
                name = self.types.record_name(kind)
                return (
                    self._record(written, self.types.types[name], is_own=False) if name else written
                )
            case ListType(items=inner), ListValue(items=items):
                return ListValue(items=tuple(self.complete(item, inner) for item in items))
            case MapType(values=inner), ObjectValue(members=members):
                return ObjectValue(
                    members=tuple((name, self.complete(item, inner)) for name, item in members)
                )
            case _:
                return written

    def _record(self, written: ObjectValue, definition: TypeDefinition, *, is_own: bool) -> Value:
        given, members = dict(written.members), dict[Text, Value]()
        for each in fields_of(definition.type):
            try:
                if each.is_rest:
                    rest = self.complete(ObjectValue(members=tuple(given.items())), each.type)
                    given = dict(rest.members) if isinstance(rest, ObjectValue) else given
                elif each.wire_name in given:
                    members |= self._given(each, given.pop(each.wire_name))
                elif self.types.is_constant(each.type):
                    members[each.wire_name] = self.take(each.type)
                elif each.required:
                    members[each.wire_name] = self._required(definition.name, each, is_own=is_own)
                elif is_own and self._is_wanted(definition.name, each):
                    members[each.wire_name] = self.take(each.type)
            except NoSampleError:
                # the rules report a missing required field
                continue
        # the rules also report members without a field, so keep them
        return ObjectValue(members=tuple((members | given).items()))

    def _given(self, member: Field, written: Value) -> dict[Text, Value]:
        """The field that an author wrote, unless it leads back to the cycle and is optional."""
        if not self._is_closed(member.type):
            return {member.wire_name: self.complete(written, member.type)}
        return {member.wire_name: self._close(written, member.type)} if member.required else {}

    def _close(self, written: Value, kind: Kind) -> Value:
        """Return a required value that would lead back to the cycle: empty if that is allowed."""
        match self.types.plain(kind):
            case NullableType():
                return None
            case ListType(bounds=bounds) if not bounds.minimum:
                return ListValue(items=())
            case MapType():
                return ObjectValue(members=())
            case _:
                return self.complete(written, kind)

    def _required(self, record: Text, member: Field, *, is_own: bool) -> Value:
        """The value of a required field: from the example of its record, else of its type."""
        if not is_own:
            shown = self.whole.get(record, ())
            source = self.inner.get(record, shown[0].value if shown else None)
            if isinstance(source, ObjectValue) and member.wire_name in dict(source.members):
                return dict(source.members)[member.wire_name]
        if not self._has_example(member.type):
            raise NoSampleError
        return self.take(member.type)

    def _is_wanted(self, record: Text, member: Field) -> bool:
        """Whether no example shows an optional field, and its type has an example."""
        is_shown = not member.seen or (record, member.wire_name) in self.seen
        return not is_shown and not self._is_closed(member.type) and self._has_example(member.type)

    def _has_example(self, kind: Kind) -> bool:
        """Whether a type in `kind` has an example by an author or is an enumeration."""
        for part in self.types.inside(kind):
            name = part.name if isinstance(part, Reference) else None
            definition = self.types.types.get(name) if name is not None else None
            if isinstance(part, EnumType) or (definition is not None and definition.examples):
                return True
        return False


def _make_up(kind: SimpleType | EnumType) -> Value:
    for value in likely_values(kind):
        if not scalar_fault(value, kind):
            return value
    raise NoSampleError
