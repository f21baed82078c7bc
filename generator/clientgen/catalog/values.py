"""Whether an example or a default is a value of its type.

Values nest no deeper than a file may, so recursion by value is bounded; types are never followed
without a value.
"""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog.catalog import Catalog
from clientgen.diagnostics import nearest, quote
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
    ObjectValue,
    RecordType,
    StringType,
    Text,
    Value,
    reveal,
)
from clientgen.patterns.backtracking import pattern_fault
from clientgen.wire.formats import MAX_MATCHED, has_format, matches


def misfits(
    catalog: Catalog, value: Value, kind: Kind, path: str = "", *, lenient: bool = False
) -> Iterator[str]:
    """What is wrong with `value` as one of `kind`: a phrase for each place.

    With `lenient`, members that a record requires may be missing.
    """
    bare = catalog.bare(kind)
    if value is None:
        if not catalog.is_nullable(kind):
            yield f"{_it(path)} is null"
        return
    match bare:
        case RecordType():
            yield from _record_misfits(catalog, value, bare, path, lenient)
        case ListType():
            yield from _list_misfits(catalog, value, bare, path, lenient)
        case MapType():
            yield from _map_misfits(catalog, value, bare, path, lenient)
        case AnyType():
            pass
        case _:
            fault = _scalar_fault(value, bare)
            if fault:
                yield f"{_it(path)} {fault}"


def _it(path: str) -> str:
    return quote(path) if path else "it"


def member_path(path: str, name: Text) -> str:
    """Return the path of a member of what stands at `path`."""
    return f"{path}.{reveal(name)}" if path else reveal(name)


def _record_misfits(
    catalog: Catalog, value: Value, kind: RecordType, path: str, lenient: bool
) -> Iterator[str]:
    if not isinstance(value, ObjectValue):
        yield f"{_it(path)} is not a mapping"
        return
    given = dict(value.members)
    known = {field.wire_name: field for field in kind.fields}
    for name, item in given.items():
        if name in known:
            at = member_path(path, name)
            yield from misfits(catalog, item, known[name].type, at, lenient=lenient)
        else:
            near = nearest(reveal(name), (reveal(other) for other in known if other not in given))
            instead = f"; did you mean {quote(near)}?" if near else ""
            yield f"{quote(member_path(path, name))} is not a member of its type{instead}"
    for field in kind.fields:
        if field.required and field.wire_name not in given and not lenient:
            yield f"{quote(member_path(path, field.wire_name))} is missing"


def _list_misfits(
    catalog: Catalog, value: Value, kind: ListType, path: str, lenient: bool
) -> Iterator[str]:
    if not isinstance(value, ListValue):
        yield f"{_it(path)} is not a list"
        return
    count = len(value.items)
    if count < (kind.min_items or 0):
        yield f"{_it(path)} has fewer than {kind.min_items} items"
    if kind.max_items is not None and count > kind.max_items:
        yield f"{_it(path)} has more than {kind.max_items} items"
    for index, item in enumerate(value.items):
        yield from misfits(catalog, item, kind.items, f"{path}[{index}]", lenient=lenient)


def _map_misfits(
    catalog: Catalog, value: Value, kind: MapType, path: str, lenient: bool
) -> Iterator[str]:
    if not isinstance(value, ObjectValue):
        yield f"{_it(path)} is not a mapping"
        return
    for name, item in value.members:
        yield from misfits(catalog, item, kind.values, member_path(path, name), lenient=lenient)


def _scalar_fault(value: Value, kind: Kind) -> str:
    match kind:
        case StringType():
            return _text_fault(value, kind)
        case EnumType():
            return _enum_fault(value, kind)
        case IntegerType() | NumberType():
            return _number_fault(value, kind)
        case BooleanType():
            return "" if isinstance(value, bool) else "is neither true nor false"
        case BytesType():
            return "" if isinstance(value, Text) else "is not text"
        case _:
            return ""


def _text_fault(value: Value, kind: StringType) -> str:
    if not isinstance(value, Text):
        return "is not text; put quotes round it"
    text = reveal(value)
    if len(text) < (kind.min_length or 0):
        return f"has fewer than {kind.min_length} characters"
    if kind.max_length is not None and len(text) > kind.max_length:
        return f"has more than {kind.max_length} characters"
    if kind.format is not None and not has_format(text, kind.format):
        return f"is not in the format {quote(kind.format)}"
    if kind.pattern is not None and not _matches(text, reveal(kind.pattern)):
        return f"does not match the pattern {quote(reveal(kind.pattern))}"
    return ""


def _matches(text: str, pattern: str) -> bool:
    """Tell whether a client would take the text; any is taken where SPEC307 refuses the pattern."""
    if pattern_fault(pattern):
        return True
    return len(text) <= MAX_MATCHED and matches(text, pattern)


def _enum_fault(value: Value, kind: EnumType) -> str:
    fits = isinstance(value, Text) if kind.base == "string" else _is_whole(value)
    if not fits:
        return "is not text" if kind.base == "string" else "is not a whole number"
    if kind.open or any(member.value == value for member in kind.members):
        return ""
    known = [reveal(m.value) if isinstance(m.value, Text) else f"{m.value}" for m in kind.members]
    shown = ", ".join(map(quote, known[:10])) + (" ..." if len(known) > 10 else "")
    return f"is none of {shown}"


def _is_whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number_fault(value: Value, kind: IntegerType | NumberType) -> str:
    if isinstance(kind, IntegerType) and not _is_whole(value):
        return "is not a whole number"
    if not isinstance(value, int | float) or isinstance(value, bool):
        return "is not a number"
    if isinstance(kind, NumberType) and float(value) != value:
        return "has more digits than a number keeps"
    low, high = kind.minimum, kind.maximum
    above, below = kind.exclusive_minimum, kind.exclusive_maximum
    if (low is not None and value < low) or (above is not None and value <= above):
        return "is too small"
    if (high is not None and value > high) or (below is not None and value >= below):
        return "is too large"
    return ""
