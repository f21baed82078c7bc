"""Writes typed values as XML, exactly as they are declared."""

from __future__ import annotations

from collections.abc import Mapping

from .members import bare_kind, chosen_kind, inner_kind, record_class, sent_members
from .records import Record
from .scalars import to_text
from .unions import UnknownRecord, is_union
from .wire_forms import spelled
from .xml_body import USUAL, kind_of_others, xml_of
from .xml_marks import ESCAPES, as_name, attribute, named_attribute
from .xml_tree import INSTANCE, is_xml_text

_NIL_MARK = f' i:nil="true" xmlns:i="{INSTANCE}"'


def write(
    value: object,
    name: str | None = None,
    namespace: str | None = None,
    item: str | None = None,
    kind: object = object,
) -> bytes:
    """Return the document for a record, or for another value in an element with this `name`.

    `item` is the element name of the items of a list, and `kind` the declared type of the value.

    Raises `ValueError` for a character that is invalid in XML and `TypeError` for a value without
    an XML form.
    """
    record = record_class(value, kind)
    if record is not None:
        described = xml_of(record)
        name, namespace = name or described.name, namespace or described.namespace
    text = _write(value, kind, name or "value", namespace or "", "", item)
    if not is_xml_text(text):
        raise ValueError("a character that XML cannot carry")
    return text.encode("utf-8")


def _write(
    value: object, kind: object, name: str, namespace: str, scope: str, item: str | None
) -> str:
    """Write one element; `scope` is the default namespace around it."""
    mark = "" if namespace == scope else attribute("xmlns", namespace)
    if value is None:
        return f"<{name}{mark}{_NIL_MARK}/>"
    union, kind = bare_kind(kind), chosen_kind(kind, value)
    record = record_class(value, kind)
    if record is not None:
        attributes, content = _write_record(value, record, namespace)
        return f"<{name}{mark}{attributes}>{content}</{name}>"
    if isinstance(value, UnknownRecord):
        kept, value = _write_kind(value.data, union)
        mark += kept
    inner = inner_kind(kind)
    if isinstance(value, Mapping):
        content = "".join(
            _write(each, inner, as_name(key), namespace, namespace, item)
            for key, each in value.items()
        )
    elif isinstance(value, (list, tuple)):
        content = "".join(_write_item(each, inner, item, namespace) for each in value)
    else:
        content = to_text(spelled(value, kind)).translate(ESCAPES)
    return f"<{name}{mark}>{content}</{name}>"


def _write_kind(members: Mapping[str, object], union: object) -> tuple[str, Mapping[str, object]]:
    """Return the kind of an unknown record if that is an attribute, and the members besides."""
    if not is_union(union) or not (how := kind_of_others(union)).attribute:
        return "", members
    name = union.discriminator
    kind = named_attribute(how.name or name, how.namespace, 0, to_text(members[name]))
    return kind, {key: each for key, each in members.items() if key != name}


def _write_item(value: object, kind: object, name: str | None, scope: str) -> str:
    # null has the element that a record has
    declared = bare_kind(kind)
    given = None if is_union(declared) else record_class(value, kind)
    record = given or declared
    if not (isinstance(record, type) and issubclass(record, Record)):
        # the name of a list in a list is `ArrayOf` and the name of its items
        inner = name.removeprefix("ArrayOf") if name and name.startswith("ArrayOf") else None
        usual = "item" if declared is object else "string"
        return _write(value, kind, name or usual, scope, scope, inner)
    described = xml_of(record)
    namespace = scope if described.namespace is None else described.namespace
    return _write(value, kind, name or described.name, namespace, scope, None)


def _write_record(value: object, record: type, scope: str) -> tuple[str, str]:
    described = xml_of(record)
    inner = scope if described.namespace is None else described.namespace
    attributes: list[str] = []
    content: list[str] = []
    words: Mapping[str, Mapping[str, int]] = getattr(record, "__integers__", {})
    for member, given in sent_members(value, record):
        how = described.members.get(member.wire, USUAL)
        value = _in_words(given, words.get(member.wire, {}))
        name = how.name or member.wire
        namespace = inner if how.namespace is None else how.namespace
        if how.attribute:
            text = to_text(spelled(value, member.kind))
            attributes.append(named_attribute(name, how.namespace, len(attributes), text))
        elif how.text:
            content.append(to_text(spelled(value, member.kind)).translate(ESCAPES))
        elif how.wrapped or not isinstance(value, (list, tuple)):
            content.append(_write(value, member.kind, name, namespace, scope, how.item))
        else:
            inner_of = inner_kind(member.kind)
            content.extend(_write(each, inner_of, name, namespace, scope, None) for each in value)
    return "".join(attributes), "".join(content)


def _in_words(value: object, words: Mapping[str, int]) -> object:
    """Return numbers as the words of XML for them, if any."""
    if isinstance(value, (list, tuple)) and words:
        return [_in_words(each, words) for each in value]
    return next((word for word, number in words.items() if number == value), value)
