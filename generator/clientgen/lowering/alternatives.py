"""Which alternatives of a union an example shows, before anything is known to be valid."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from clientgen.ir import (
    ConstType,
    EnumType,
    Kind,
    ListType,
    ListValue,
    MapType,
    ObjectValue,
    RecordType,
    Reference,
    Text,
    TypeDefinition,
    UnionType,
    Value,
)


def may_be(types: Mapping[Text, TypeDefinition], kind: Kind, value: Value) -> bool:
    """Tell whether a value can be of a type, by its kind of JSON and by what records need.

    Of alternatives that are no scalars it is true for one at most, since they differ in just this.
    """
    return any(_may_be(types, each, value) for each in _leaves(types, kind))


def _may_be(types: Mapping[Text, TypeDefinition], kind: Kind, value: Value) -> bool:
    match kind:
        case RecordType(fields=fields):
            needed = [each for each in fields if each.required]
            given = dict(value.members) if isinstance(value, ObjectValue) else {}
            return isinstance(value, ObjectValue) and all(
                each.wire_name in given and _can_have(types, each.type, given[each.wire_name])
                for each in needed
            )
        case ListType():
            return isinstance(value, ListValue)
        case MapType():
            return isinstance(value, ObjectValue)
        case _:
            is_scalar = not isinstance(value, (ListValue, ObjectValue))
            return is_scalar and _can_have(types, kind, value)


def _can_have(types: Mapping[Text, TypeDefinition], kind: Kind, value: Value) -> bool:
    """Tell whether a value is one of those of a constant or a closed enumeration."""
    match next(_leaves(types, kind), None):
        case ConstType(value=constant):
            values: list[Value] = [constant]
        case EnumType(members=members, open=False):
            values = [member.value for member in members]
        case _:
            return True
    return any(type(each) is type(value) and each == value for each in values)


def _leaves(types: Mapping[Text, TypeDefinition], kind: Kind) -> Iterator[Kind]:
    """Yield what a type stands for: of a union, its alternatives; nothing if it is only itself."""
    waiting, seen = [kind], set[Text]()
    while waiting:
        match waiting.pop():
            case Reference(name=name):
                if name in types and name not in seen:
                    seen.add(name)
                    waiting.append(types[name].type)
            case UnionType(alternatives=alternatives):
                waiting += reversed(alternatives)
            case other:
                yield other
