"""XML: what can be an attribute, and names and characters that XML can write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.diagnostics import Location, quote
from clientgen.ir import (
    Field,
    ListType,
    ListValue,
    MapType,
    ObjectValue,
    RecordType,
    Text,
    TypeDefinition,
    Value,
    Xml,
    joined,
    reveal,
)
from clientgen.rules.bodies import bodies
from clientgen.rules.rule import Finding, Rule
from clientgen.rules.scope import Kind, Scope, all_parts

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_NAMESPACE = re.compile(r"[\s\x00-\x20\x7f<>\"{}|\\^`]")


def _xml(scope: Scope) -> Iterator[Finding]:
    for definition in scope.types.values():
        yield from _of_definition(scope, definition)
    for part, location, path in all_parts(scope):
        if isinstance(part, ListType):
            yield from _of_word(part.items_xml, location, path, "an item of a list")
    for name in scope.reach(body.type for body in bodies(scope) if "xml" in body.kinds()):
        yield from _written(scope, scope.types[name])


def _of_definition(scope: Scope, definition: TypeDefinition) -> Iterator[Finding]:
    yield from _of_word(definition.xml, definition.location, definition.path, "a type")
    for field in _fields(definition):
        yield from _of_word(field.xml, field.location, field.path, "")
        if not scope.is_known(field.type):
            continue
        if field.xml.attribute and not scope.is_scalar(field.type):
            yield Finding(
                location=field.location,
                path=field.path,
                message=f"{quote(reveal(field.wire_name))} cannot be an attribute: "
                "it is not of a scalar type",
                hint="remove `attribute`",
            )
        if not field.xml.wrapped and not isinstance(scope.bare(field.type), ListType):
            yield Finding(
                location=field.location,
                path=field.path,
                message=f"{quote(reveal(field.wire_name))} has `wrapped` and is no list",
                hint="remove `wrapped`",
            )


def _fields(definition: TypeDefinition) -> tuple[Field, ...]:
    return definition.type.fields if isinstance(definition.type, RecordType) else ()


def _of_word(xml: Xml, location: Location, path: Text, alone: str) -> Iterator[Finding]:
    """Judge an `xml` object; `alone` names what has no element to be an attribute of."""
    if xml.attribute and alone:
        message = f"{alone} cannot be an attribute; only a member of a record can"
        yield Finding(location=location, path=path, message=message, hint="remove `attribute`")
    if xml.namespace is not None and _NOT_NAMESPACE.search(reveal(xml.namespace)):
        message = f"{quote(reveal(xml.namespace))} is not a namespace"
        yield Finding(location=location, path=path, message=message)


def _written(scope: Scope, definition: TypeDefinition) -> Iterator[Finding]:
    """What keeps a type that stands in XML bodies from being written."""
    yield from _element_names(scope, definition)
    own = definition.type
    if definition.has_example:
        for fault in _value_faults(scope, definition.example, own):
            message = f"the example cannot be written as XML: {fault}"
            path = joined(definition.path, ".example")
            yield Finding(location=definition.location, path=path, message=message)


def _element_names(scope: Scope, definition: TypeDefinition) -> Iterator[Finding]:
    seen: set[tuple[bool, str]] = set()
    for field in _fields(definition):
        name = _element_name(scope, field)
        if not _NAME.fullmatch(name):
            yield Finding(
                location=field.location,
                path=field.path,
                message=f"{quote(name)} is not the name of an element, and XML bodies hold it",
                hint="give the member an `xml` with a `name`",
            )
        elif (field.xml.attribute, name) in seen:
            yield Finding(
                location=field.location,
                path=field.path,
                message=f"two members are the element {quote(name)} in XML",
                hint="give one of them an `xml` with another `name`",
            )
        seen.add((field.xml.attribute, name))


def _element_name(scope: Scope, field: Field) -> str:
    kind = scope.bare(field.type)
    if isinstance(kind, ListType) and not field.xml.wrapped and kind.items_xml.name is not None:
        return reveal(kind.items_xml.name)
    return reveal(field.xml.name or field.wire_name)


def _value_faults(scope: Scope, value: Value, kind: Kind) -> Iterator[str]:
    bare = scope.bare(kind)
    match value:
        case Text():
            bad = _NOT_XML.search(reveal(value))
            if bad:
                yield f"XML has no U+{ord(bad[0]):04X}"
        case ListValue(items=items):
            inner = bare.items if isinstance(bare, ListType) else bare
            for item in items:
                yield from _value_faults(scope, item, inner)
        case ObjectValue(members=members):
            known = {field.wire_name: field.type for field in _record_fields(bare)}
            inner = bare.values if isinstance(bare, MapType) else bare
            for name, item in members:
                if not isinstance(bare, RecordType) and not _NAME.fullmatch(reveal(name)):
                    yield f"{quote(reveal(name))} is not the name of an element"
                yield from _value_faults(scope, item, known.get(name, inner))


def _record_fields(kind: Kind) -> tuple[Field, ...]:
    return kind.fields if isinstance(kind, RecordType) else ()


RULES = (Rule(code="SPEC309", summary="what XML cannot write", find=_xml),)
