"""XML: the values that can be attributes, and the names and characters that XML allows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from clientgen.catalog import Catalog, example_status, media_kind
from clientgen.diagnostics import quote
from clientgen.ir import (
    Field,
    Kind,
    ListType,
    ListValue,
    MapType,
    ObjectValue,
    Operation,
    RecordType,
    Text,
    TypeDefinition,
    TypeUse,
    Value,
    Xml,
    fields_of,
    reveal,
)
from clientgen.rules.bodies import bodies
from clientgen.rules.rule import Finding, Placed, at, rule

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.\-]*")
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@rule("SPEC309", "something that XML cannot express", apart=True)
def _xml(catalog: Catalog) -> Iterator[Finding]:
    for definition in catalog.types.values():
        yield from _of_definition(catalog, definition)
    for part, use in catalog.parts():
        if isinstance(part, ListType):
            yield from _of_word(use, part.items_xml, "an item of a list")
    for definition in catalog.reach(b.type for b in bodies(catalog) if "xml" in b.kinds()):
        yield from _written(catalog, definition)
    for operation in catalog.service.operations:
        for node, value, kind in _own_values(operation):
            yield from _unwritable(catalog, node, value, kind)


def _own_values(operation: Operation) -> Iterator[tuple[Placed, Value, TypeUse]]:
    """The operation's own examples of bodies that can be XML."""
    whole = [each for each in (operation.body, *operation.responses) if each is not None]
    for each in whole:
        if each.has_example and each.type is not None and is_xml(each.media_types):
            yield each, each.example, each.type
    for example in operation.examples:
        body = operation.body
        if example.has_body and body is not None and is_xml(body.media_types):
            yield example, example.body, body.type
        status = example_status(operation, example)
        shown = operation.of_status(status or 0) if example.has_response else ()
        for response in shown:
            named = (example.media_type,) if example.media_type else response.media_types
            if response.type is not None and is_xml(named):
                yield example, example.response, response.type


def is_xml(media_types: Iterable[Text]) -> bool:
    """Tell whether a body can be XML."""
    return any(media_kind(name) == "xml" for name in media_types)


def _of_definition(catalog: Catalog, definition: TypeDefinition) -> Iterator[Finding]:
    yield from _of_word(definition, definition.xml, "a type")
    yield from _of_text(catalog, definition)
    for field in fields_of(definition.type):
        yield from _of_word(field, field.xml)
        if not catalog.is_known(field.type):
            continue
        if field.xml.attribute and not catalog.is_scalar(field.type):
            yield at(
                field,
                f"{quote(reveal(field.wire_name))} cannot be an attribute: "
                "it is not of a scalar type",
                "remove `attribute`",
            )
        if not field.xml.wrapped and not isinstance(catalog.bare(field.type), ListType):
            yield at(
                field,
                f"{quote(reveal(field.wire_name))} has `wrapped`, but is not a list",
                "remove `wrapped`",
            )
        elif not field.xml.wrapped and catalog.is_nullable(field.type):
            yield at(
                field,
                f"{quote(reveal(field.wire_name))} can be null, and a list without an "
                "element of its own has no form for that",
                "remove `nullable`, or `wrapped`",
            )


def _of_text(catalog: Catalog, definition: TypeDefinition) -> Iterator[Finding]:
    """Check the member that is the text of its element, and the others, which are attributes."""
    fields = fields_of(definition.type)
    text = next((field for field in fields if field.xml.text), None)
    if text is None:
        return
    name = quote(reveal(text.wire_name))
    if text.xml != Xml(text=True):
        message = f"{name} is the text of its element, so `text` must be the only key of its `xml`"
        yield at(text, message, "remove the other keys")
    is_scalar = catalog.is_scalar(text.type) and not catalog.is_nullable(text.type)
    if catalog.is_known(text.type) and not is_scalar:
        message = f"{name} cannot be the text of its element: it is not a scalar, or can be null"
        yield at(text, message, "remove `text`")
    for field in fields:
        if field is not text and (field.xml.text or not field.xml.attribute):
            other = quote(reveal(field.wire_name))
            message = f"{other} must be an attribute, since {name} is the text of the element"
            yield at(field, message, "write `xml: {attribute: true}`")


def _of_word(node: Placed, xml: Xml, alone: str = "") -> Iterator[Finding]:
    """Check an `xml` object; `alone` names a value that has no element to be an attribute of."""
    for word in ("attribute", "text") if alone else ():
        if getattr(xml, word):
            what = "an attribute" if word == "attribute" else "the text of an element"
            message = f"{alone} cannot be {what}; only a member of a record can"
            yield at(node, message, f"remove `{word}`")


def _written(catalog: Catalog, definition: TypeDefinition) -> Iterator[Finding]:
    """The reasons why a type of XML bodies cannot be written."""
    yield from _element_names(catalog, definition)
    for example in definition.examples:
        yield from _unwritable(catalog, example, example.value, definition.type)
    for field in fields_of(definition.type):
        if field.has_default:
            for fault in xml_faults(catalog, field.default, field.type):
                message = f"the default cannot be written as XML: {fault}"
                yield at(field, message, below=".default")


def _unwritable(catalog: Catalog, node: Placed, value: Value, kind: Kind) -> Iterator[Finding]:
    for fault in xml_faults(catalog, value, kind):
        yield at(node, f"the example cannot be written as XML: {fault}")


def _element_names(catalog: Catalog, definition: TypeDefinition) -> Iterator[Finding]:
    seen: set[tuple[bool, str]] = set()
    for field in fields_of(definition.type):
        name = _element_name(catalog, field)
        if field.is_rest or field.xml.text:
            # reported with SPEC391, or without an element of its own
            continue
        if not _NAME.fullmatch(name):
            yield at(
                field,
                f"{quote(name)} is not a valid name of an XML element",
                "give the member an `xml` with a `name`",
            )
        elif (field.xml.attribute, name) in seen:
            yield at(
                field,
                f"two members have the element name {quote(name)} in XML",
                "give one of them an `xml` with another `name`",
            )
        seen.add((field.xml.attribute, name))


def _element_name(catalog: Catalog, field: Field) -> str:
    kind = catalog.bare(field.type)
    if isinstance(kind, ListType) and not field.xml.wrapped and kind.items_xml.name is not None:
        return reveal(kind.items_xml.name)
    return reveal(field.xml.name or field.wire_name)


def xml_faults(catalog: Catalog, value: Value, kind: Kind) -> Iterator[str]:
    """Yield the parts of a value that XML cannot represent."""
    bare = catalog.bare(kind)
    match value:
        case Text():
            bad = _NOT_XML.search(reveal(value))
            if bad:
                yield f"XML cannot contain U+{ord(bad[0]):04X}"
        case ListValue(items=items):
            inner = bare.items if isinstance(bare, ListType) else bare
            for item in items:
                yield from xml_faults(catalog, item, inner)
        case ObjectValue(members=members):
            known = {field.wire_name: field.type for field in fields_of(bare)}
            inner = bare.values if isinstance(bare, MapType) else bare
            for name, item in members:
                if not isinstance(bare, RecordType) and not _NAME.fullmatch(reveal(name)):
                    yield f"{quote(reveal(name))} is not the name of an element"
                yield from xml_faults(catalog, item, known.get(name, inner))
