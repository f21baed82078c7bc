"""Types of the IR as plain data for `wire`, with the other facts about them, and in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from clientgen.catalog import (
    Catalog,
    Sign,
    constraints,
    open_union,
    show_constant,
    signs_of,
)
from clientgen.description.data import (
    describe_deprecation,
    describe_evidence,
    describe_source,
    given,
    revealed,
    stated,
)
from clientgen.ir import (
    ConstType,
    EnumType,
    Field,
    IntegerType,
    Kind,
    ListType,
    MapType,
    NullableType,
    NumberType,
    RecordType,
    Reference,
    StringType,
    Text,
    TypeDefinition,
    TypeUse,
    UnionType,
    UnixTimeType,
    Xml,
    joined,
    reveal,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import Symbols, TypeSymbols


def describe_types(catalog: Catalog, symbols: Symbols) -> Data:
    """Return every named type by name: its wire data, its names and its documentation."""
    writer = _Writer(catalog, symbols)
    return cast(
        "Data", revealed({each.name: writer.define(each) for each in catalog.types.values()})
    )


def describe_type(kind: TypeUse) -> Data:
    """Return a type where it is used as plain data."""
    match kind:
        case IntegerType():
            names = {str(name.value): reveal(name.name) for name in kind.names}
            return stated(kind=kind.kind, **_constraints(kind), names=names)
        case UnixTimeType(base=base):
            return {"kind": base, "format": "unix-time"}
        case ConstType(value=value):
            return {"kind": kind.kind, "value": thaw(value)}
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
        case ConstType():
            return joined("always ", show_constant(use))
        case _:
            data = describe_type(use)
            kind = data.pop("kind")
            bounds = joined(*(f"{name} {value}" for name, value in data.items()), by=", ")
            return joined(kind, " (", bounds, ")") if bounds else Text(kind)


def spell_limits(use: TypeUse) -> Text:
    """Return the limits of a plain type in the words of the spec; empty if it has none."""
    if isinstance(use, NullableType):
        return spell_limits(use.item)
    if not isinstance(use, StringType | IntegerType | NumberType | ListType | MapType):
        return Text("")
    found = {n: v for n, v in describe_type(use).items() if n not in ("kind", "items", "values")}
    limits = (
        joined(name, " ", str(value) if not isinstance(value, Text) else value)
        for name, value in found.items()
    )
    return joined(*limits, by=", ")


@dataclass(frozen=True, slots=True)
class _Writer:
    """Describes the named types of one service."""

    catalog: Catalog
    symbols: Symbols

    def define(self, definition: TypeDefinition) -> Data:
        """Return all facts about one named type."""
        return {
            **_with_xml(self._data(definition), definition.xml),
            **stated(
                secret=definition.secret,
                description=definition.description,
                notes=list(definition.notes),
                source=describe_source(definition.source),
                input_of=definition.input_of,
            ),
            **_examples(definition),
        }

    def _data(self, definition: TypeDefinition) -> Data:
        match definition.type:
            case RecordType(fields=fields, json_order=order):
                named = self.symbols.types[definition.name]
                described = [self._field(each, named) for each in fields]
                data: Data = {"kind": "record", "fields": described, "class": named.name}
                return {**data, **stated(json_order=list(order))}
            case EnumType() as kind:
                return _enum(kind, self.symbols.types[definition.name])
            case UnionType() as kind:
                return self._union(kind, self.symbols.types[definition.name])
            case _ as use:
                return describe_type(use)

    def _union(self, kind: UnionType, named: TypeSymbols) -> Data:
        opened = open_union(self.catalog, kind)
        member = opened.discriminator if opened is not None else None
        return {
            "kind": "union",
            "alternatives": [_alternative(sign) for sign in signs_of(self.catalog, kind)],
            "class": named.name,
            **stated(
                unknown=named.unknown or None,
                open=opened is not None,
                discriminator=member.member if member is not None else None,
            ),
        }

    def _field(self, field: Field, named: TypeSymbols) -> Data:
        data = stated(
            name=field.wire_name,
            type=describe_type(field.type),
            required=field.required,
            secret=field.secret or self.catalog.is_secret_itself(field.type),
            xml=_xml(field.xml),
            python_name=named.members[field.path],
            description=field.description,
            unseen=not field.seen,
            rest=field.is_rest,
            evidence=describe_evidence(field.evidence),
        )
        if isinstance(field.type, ListType):
            data["type"] = _with_wrapping(data["type"], field.xml)
        data |= describe_deprecation(field.deprecated)
        return {**data, **given("default", field.default, has_value=field.has_default)}


def _alternative(sign: Sign) -> Data:
    return {
        "type": describe_type(sign.type),
        **stated(json=sign.kind, member=sign.member, values=[*sign.values]),
    }


def spell_sign(sign: Sign) -> Text:
    """Return an alternative of a union and its values of the member that tells it."""
    if sign.member is None:
        return spell_type(sign.type)
    values = [show_constant(ConstType(value=value)) for value in sign.values]
    told = joined(" is ", joined(*values, by=" or ")) if values else " is there"
    return joined(spell_type(sign.type), " (", sign.member, told, ")")


def _enum(kind: EnumType, named: TypeSymbols) -> Data:
    return stated(
        kind="enum",
        base=kind.base,
        values=[member.value for member in kind.members],
        open=kind.open,
        members=[
            stated(python_name=named.members[index], description=member.description)
            for index, member in enumerate(kind.members)
        ],
        **{"class": named.name},
    )


def _constraints(kind: Kind) -> Data:
    stated = constraints(kind).items()
    return {word: reveal(value) if isinstance(value, Text) else value for word, value in stated}


def _list(kind: ListType) -> Data:
    xml: Data = {"wrapped": True}
    if kind.items_xml.name is not None:
        xml["item"] = reveal(kind.items_xml.name)
    return stated(
        kind="list",
        items=describe_type(kind.items),
        **_constraints(kind),
        xml=xml,
    )


def _with_wrapping(data: Data, xml: Xml) -> Data:
    return {**data, "xml": {**data["xml"], "wrapped": xml.wrapped}}


def _with_xml(data: Data, xml: Xml) -> Data:
    own = _xml(xml)
    return {**data, "xml": {**data.get("xml", {}), **own}} if own else data


def _xml(xml: Xml) -> Data:
    return stated(
        name=reveal(xml.name) if xml.name is not None else None,
        namespace=reveal(xml.namespace) if xml.namespace is not None else None,
        attribute=xml.attribute,
        text=xml.text,
    )


def _examples(definition: TypeDefinition) -> Data:
    """The first example of a type, and the others by name."""
    if not definition.examples:
        return {}
    first, *others = definition.examples
    named = {reveal(each.name): thaw(each.value) for each in others}
    return {"example": thaw(first.value), **({"other_examples": named} if named else {})}
