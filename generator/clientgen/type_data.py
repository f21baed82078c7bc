"""Types of the IR as the plain data that `wire` reads, the one bridge between the two, and in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from clientgen.catalog import constraints
from clientgen.ir import (
    EnumType,
    Field,
    IntegerType,
    Kind,
    ListType,
    MapType,
    NullableType,
    RecordType,
    Reference,
    Service,
    Text,
    TypeDefinition,
    TypeUse,
    Xml,
    joined,
    reveal,
)

Data = dict[str, Any]


def describe_types(service: Service) -> Mapping[str, Data]:
    """Return every named type of `service` as plain data, by name."""
    return {reveal(definition.name): _define(definition) for definition in service.types}


def describe_type(kind: TypeUse) -> Data:
    """Return a type where it is used as plain data."""
    match kind:
        case IntegerType():
            names = {str(name.value): reveal(name.name) for name in kind.names}
            return _stated(kind=kind.kind, **_constraints(kind), names=names or None)
        case ListType():
            return _list(kind)
        case MapType():
            return {"kind": "map", "values": describe_type(kind.values)}
        case NullableType():
            return {"kind": "nullable", "item": describe_type(kind.item)}
        case Reference():
            return {"kind": "ref", "name": reveal(kind.name)}
        case _:
            return {"kind": kind.kind, **_constraints(kind)}


def spell_type(use: TypeUse) -> Text:
    """Return a type in the words of the spec, for a person."""
    match use:
        case Reference(name=name):
            return name
        case ListType(items=items):
            return joined("list of ", spell_type(items))
        case MapType(values=values):
            return joined("map of ", spell_type(values))
        case NullableType(item=item):
            return joined(spell_type(item), " or null")
        case _:
            data = describe_type(use)
            kind = data.pop("kind")
            bounds = joined(*(f"{name} {value}" for name, value in data.items()), by=", ")
            return joined(kind, " (", bounds, ")") if bounds else Text(kind)


def _define(definition: TypeDefinition) -> Data:
    match definition.type:
        case RecordType(fields=fields):
            data: Data = {"kind": "record", "fields": [_field(field) for field in fields]}
        case EnumType(members=members, open=is_open, base=base):
            values = [
                member.value if isinstance(member.value, int) else reveal(member.value)
                for member in members
            ]
            data = {"kind": "enum", "base": base, "values": values, "open": is_open}
        case _ as use:
            data = describe_type(use)
    return _with_xml(data, definition.xml)


def _field(field: Field) -> Data:
    data = _stated(
        name=reveal(field.wire_name),
        type=describe_type(field.type),
        required=field.required or None,
        secret=field.secret or None,
    )
    xml = _xml(field.xml)
    if isinstance(field.type, ListType):
        data["type"] = _with_wrapping(data["type"], field.xml)
    return {**data, "xml": xml} if xml else data


def _constraints(kind: Kind) -> Data:
    stated = constraints(kind).items()
    return {word: reveal(value) if isinstance(value, Text) else value for word, value in stated}


def _list(kind: ListType) -> Data:
    xml: Data = {"wrapped": True}
    if kind.items_xml.name is not None:
        xml["item"] = reveal(kind.items_xml.name)
    return _stated(
        kind="list",
        items=describe_type(kind.items),
        **_constraints(kind),
        xml=xml,
    )


def _with_wrapping(data: Data, xml: Xml) -> Data:
    return {**data, "xml": {**data["xml"], "wrapped": xml.wrapped}}


def _with_xml(data: Data, xml: Xml) -> Data:
    stated = _xml(xml)
    return {**data, "xml": {**data.get("xml", {}), **stated}} if stated else data


def _xml(xml: Xml) -> Data:
    return _stated(
        name=reveal(xml.name) if xml.name is not None else None,
        namespace=reveal(xml.namespace) if xml.namespace is not None else None,
        attribute=xml.attribute or None,
    )


def _stated(**members: object) -> Data:
    return {name: member for name, member in members.items() if member is not None}
