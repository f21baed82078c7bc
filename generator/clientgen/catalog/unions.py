"""How the alternatives of a union are told apart, on the wire and in examples.

Each alternative has one sign: the kind of JSON that its values are; of a constant or a closed
enumeration that is not the only one of its kind, also its values; and of a record that is not the
only object, the values of one of its required members, or that member alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from clientgen.catalog.named_types import NamedTypes
from clientgen.ir import (
    AnyType,
    BooleanType,
    BytesType,
    ConstType,
    EnumType,
    Field,
    IntegerType,
    Kind,
    ListType,
    ListValue,
    MapType,
    NullableType,
    NumberType,
    ObjectValue,
    RecordType,
    StringType,
    Text,
    TypeUse,
    UnionType,
    UnixTimeType,
    Value,
    fields_of,
)

JsonKind: TypeAlias = Literal["string", "number", "boolean", "array", "object"]
Constant: TypeAlias = Text | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What tells the values of one alternative of a union from those of the others.

    `values` are those of the value itself, or of its member `member`; empty if any value will do.
    """

    type: TypeUse
    kind: JsonKind
    member: Text | None = None
    values: tuple[Constant, ...] = ()

    def fits(self, value: Value) -> bool:
        """Tell whether a value has the sign."""
        if kind_of_value(value) != self.kind:
            return False
        if self.member is not None and isinstance(value, ObjectValue):
            members = dict(value.members)
            if self.member not in members:
                return False
            value = members[self.member]
        return not self.values or any(
            type(each) is type(value) and each == value for each in self.values
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two alternatives of a union that cannot be told apart."""

    first: TypeUse
    second: TypeUse


def kind_of_value(value: Value) -> JsonKind | None:
    """Return the kind of JSON that a value is; None for null."""
    match value:
        case Text():
            return "string"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case ListValue():
            return "array"
        case ObjectValue():
            return "object"
        case _:
            return None


def kind_of_type(types: NamedTypes, use: Kind) -> JsonKind | None:
    """Return the kind of JSON of the values of a type; None if it cannot be an alternative."""
    match types.plain(use):
        case StringType() | EnumType(base="string") | ConstType(value=Text()):
            return "string"
        case BooleanType() | ConstType(value=bool()):
            return "boolean"
        case IntegerType() | NumberType() | UnixTimeType() | EnumType() | ConstType():
            return "number"
        case ListType():
            return "array"
        case RecordType() | MapType():
            return "object"
        case BytesType() | AnyType() | NullableType() | UnionType():
            return None


def leaves(types: NamedTypes, union: UnionType) -> tuple[TypeUse, ...]:
    """Return the alternatives of a union, those of a union in it in place of the union."""
    found: dict[TypeUse, None] = {}
    waiting, seen = list(reversed(union.alternatives)), list[UnionType]()
    while waiting:
        use = waiting.pop()
        inner = types.plain(use)
        if not isinstance(inner, UnionType):
            found[use] = None
        elif not any(inner is each for each in seen):
            seen.append(inner)
            waiting += reversed(inner.alternatives)
    return tuple(found)


def tell_apart(types: NamedTypes, union: UnionType) -> tuple[Sign, ...] | Clash:
    """Return the sign of each alternative, or the first two that have none."""
    by_kind: dict[JsonKind, list[TypeUse]] = {}
    for use in leaves(types, union):
        kind = kind_of_type(types, use)
        if kind is not None:
            by_kind.setdefault(kind, []).append(use)
    signs: list[Sign] = []
    for kind, uses in by_kind.items():
        found = _signs(types, union, kind, uses)
        if isinstance(found, Clash):
            return found
        signs += found
    return tuple(signs)


def _signs(
    types: NamedTypes, union: UnionType, kind: JsonKind, uses: list[TypeUse]
) -> list[Sign] | Clash:
    if len(uses) == 1 and not (kind == "object" and union.discriminator is not None):
        return [Sign(type=uses[0], kind=kind)]
    if kind == "object":
        return _of_records(types, union, uses)
    for index, use in enumerate(uses):
        for other in uses[:index]:
            if not _are_apart(constant_values(types, other), constant_values(types, use)):
                return Clash(first=other, second=use)
    return [Sign(type=use, kind=kind, values=constant_values(types, use)) for use in uses]


def constant_values(types: NamedTypes, use: Kind) -> tuple[Constant, ...]:
    """Return the values of a constant or a closed enumeration; none for any other type."""
    match types.plain(use):
        case ConstType(value=value):
            return (value,)
        case EnumType(members=members, open=False):
            return tuple(member.value for member in members)
        case _:
            return ()


def _are_apart(some: tuple[Constant, ...], others: tuple[Constant, ...]) -> bool:
    typed = {(type(each), each) for each in others}
    return bool(some and others) and not any((type(each), each) in typed for each in some)


def _of_records(types: NamedTypes, union: UnionType, uses: list[TypeUse]) -> list[Sign] | Clash:
    records = {use: _required(types, use) for use in uses}
    common = _common(union, list(records.values()))
    signs: list[Sign] = []
    for use in uses:
        names = [name for name in common if name in records[use]]
        names += [name for name in records[use] if name not in names]
        found = next(filter(None, (_sign(types, records, use, name) for name in names)), None)
        if found is None:
            first, second = sorted((use, _twin(types, records, use)), key=uses.index)
            return Clash(first=first, second=second)
        signs.append(found)
    return signs


def _required(types: NamedTypes, use: Kind) -> dict[Text, Field]:
    fields = fields_of(types.plain(use))
    return {field.wire_name: field for field in fields if field.required}


def _common(union: UnionType, records: list[dict[Text, Field]]) -> list[Text]:
    """The members that are looked at first: the discriminator, then those of all records."""
    stated = [union.discriminator.member] if union.discriminator is not None else []
    return [*stated, *(name for name in records[0] if all(name in each for each in records))]


def _sign(
    types: NamedTypes, records: dict[TypeUse, dict[Text, Field]], use: TypeUse, name: Text
) -> Sign | None:
    """The sign of a record that one of its required members is, if it is one."""
    own = constant_values(types, records[use][name].type)
    others = [each for each in records if each != use]
    if own and all(_has_others(types, each, name, own) for each in others):
        return Sign(type=use, kind="object", member=name, values=own)
    if all(name not in _members(types, each) for each in others) and others:
        return Sign(type=use, kind="object", member=name)
    return None


def _members(types: NamedTypes, use: TypeUse) -> dict[Text, Field]:
    return {field.wire_name: field for field in fields_of(types.plain(use))}


def _has_others(types: NamedTypes, use: TypeUse, name: Text, values: tuple[Constant, ...]) -> bool:
    """Whether a record has other values in a member, or does not have it."""
    if isinstance(types.plain(use), MapType):
        return False
    member = _members(types, use).get(name)
    return member is None or _are_apart(constant_values(types, member.type), values)


def _twin(types: NamedTypes, records: dict[TypeUse, dict[Text, Field]], use: TypeUse) -> TypeUse:
    """An alternative from which a record cannot be told."""
    for other, members in records.items():
        pair = {use: records[use], other: members}
        if other != use and not any(_sign(types, pair, use, name) for name in records[use]):
            return other
    return next(each for each in records if each != use)


def signs_of(types: NamedTypes, union: UnionType) -> tuple[Sign, ...]:
    """Return the sign of each alternative; none for a union that the rules refuse."""
    found = tell_apart(types, union)
    return () if isinstance(found, Clash) else found


def pick(types: NamedTypes, union: UnionType, value: Value) -> TypeUse | None:
    """Return the alternative of a value; None if it is of no kind that is known."""
    return next((sign.type for sign in signs_of(types, union) if sign.fits(value)), None)


def is_unknown(types: NamedTypes, union: UnionType, value: Value) -> bool:
    """Tell whether a value is of a kind that an open union leaves open."""
    opened = open_union(types, union)
    if opened is None or opened.discriminator is None or not isinstance(value, ObjectValue):
        return False
    return isinstance(dict(value.members).get(opened.discriminator.member), Text)


def open_union(types: NamedTypes, union: UnionType) -> UnionType | None:
    """Return the union itself, or the first in it, that leaves its kinds open, or None."""
    waiting, seen = [union], list[UnionType]()
    while waiting:
        each = waiting.pop(0)
        if each.open:
            return each
        seen.append(each)
        inner = (types.plain(use) for use in each.alternatives)
        waiting += [
            one
            for one in inner
            if isinstance(one, UnionType) and not any(one is other for other in seen)
        ]
    return None


def chosen(types: NamedTypes, kind: Kind, value: Value) -> Kind:
    """Return the type of a value: of a union its alternative, any value if it has none."""
    while isinstance(bare := types.bare(kind), UnionType):
        found = pick(types, bare, value)
        kind = found if found is not None else AnyType()
    return kind


def is_object(types: NamedTypes, kind: Kind) -> bool:
    """Tell whether every value of `kind` can have members."""
    bare = types.bare(kind)
    if isinstance(bare, UnionType):
        return all(is_object(types, each) for each in leaves(types, bare))
    return isinstance(bare, RecordType | MapType | AnyType)
