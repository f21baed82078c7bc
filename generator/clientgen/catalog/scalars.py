"""Values of types that contain no other type: their problems, and likely values."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from clientgen.diagnostics import quote
from clientgen.ir import (
    AnyType,
    BooleanType,
    Bounds,
    BytesType,
    ConstType,
    EnumType,
    IntegerType,
    NumberType,
    SimpleType,
    StringFormat,
    StringType,
    Text,
    UnixTimeType,
    Value,
    reveal,
)
from clientgen.patterns.backtracking import pattern_fault
from clientgen.wire.formats import (
    ABOUT_UNIX_TIME,
    MAX_MATCHED,
    about_format,
    has_format,
    is_unix_time,
    matches,
)

WORD = "example"
"""A sample text if any text is valid."""
_FORMATS: Mapping[StringFormat, str] = MappingProxyType(
    {
        "date-time": "2024-05-06T07:08:09Z",
        "date": "2024-05-06",
        "time": "07:08:09Z",
        "duration": "PT1H30M",
        "uuid": "01234567-89ab-4cde-8f01-23456789abcd",
        "uri": "https://example.org/path",
        "byte": "ZXhhbXBsZQ==",
        "decimal": "12.50",
        "http-date": "Mon, 06 May 2024 07:08:09 GMT",
        "int64": "9007199254740993",
        "uint64": "18446744073709551615",
    }
)


def scalar_fault(value: Value, kind: SimpleType | EnumType) -> str:
    """Return the problem of `value` as a value of `kind`, or an empty text if it is valid."""
    match kind:
        case StringType():
            return _text_fault(value, kind)
        case EnumType():
            return _enum_fault(value, kind)
        case IntegerType() | NumberType():
            return _number_fault(value, kind)
        case UnixTimeType():
            return _moment_fault(value, kind)
        case BooleanType():
            return "" if isinstance(value, bool) else "is not `true` or `false`"
        case ConstType():
            return "" if is_constant(value, kind) else f"is not {quote(show_constant(kind))}"
        case BytesType():
            return "" if isinstance(value, Text) else "is not text"
        case AnyType():
            return ""


def is_constant(value: Value, kind: ConstType) -> bool:
    """Tell whether a value is the constant; `true` is no number."""
    return type(value) is type(kind.value) and value == kind.value


def show_constant(kind: ConstType) -> str:
    """Return a constant as JSON writes it, without quotes."""
    value = kind.value
    return reveal(value) if isinstance(value, Text) else f"{value}".lower()


def _text_fault(value: Value, kind: StringType) -> str:
    if not isinstance(value, Text):
        return "is not text; put quotes around it"
    text = reveal(value)
    if kind.bounds.is_too_small(len(text)):
        return f"has fewer than {kind.bounds.minimum} characters"
    if kind.bounds.is_too_large(len(text)):
        return f"has more than {kind.bounds.maximum} characters"
    if kind.format is not None and not has_format(text, kind.format):
        return f"is not in the format {about_format(kind.format)}"
    if kind.pattern is not None and not _matches(text, reveal(kind.pattern)):
        return f"does not match the pattern {quote(reveal(kind.pattern))}"
    return ""


def _matches(text: str, pattern: str) -> bool:
    """Tell whether a client would accept the text; any text if SPEC307 refuses the pattern."""
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
    return f"is not one of {shown}"


def _is_whole(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _number_fault(value: Value, kind: IntegerType | NumberType) -> str:
    if isinstance(kind, IntegerType) and not _is_whole(value):
        return "is not a whole number"
    if not isinstance(value, int | float) or isinstance(value, bool):
        return "is not a number"
    if isinstance(kind, NumberType) and float(value) != value:
        return "has more digits than a number can keep"
    if kind.bounds.is_too_small(value):
        return "is too small"
    return "is too large" if kind.bounds.is_too_large(value) else ""


def _moment_fault(value: Value, kind: UnixTimeType) -> str:
    if kind.base == "integer" and not _is_whole(value):
        return "is not a whole number"
    if not isinstance(value, int | float) or isinstance(value, bool):
        return "is not a number"
    return "" if is_unix_time(value) else f"is not {ABOUT_UNIX_TIME}"


def likely_values(kind: SimpleType | EnumType) -> list[Value]:
    """Return values to try as an example of `kind`; the first valid one is a good example."""
    match kind:
        case StringType(format=name):
            return [_word(kind.bounds) if name is None else Text(_FORMATS[name])]
        case EnumType():
            return [member.value for member in kind.members]
        case IntegerType():
            named = [entry.value for entry in kind.names]
            inner = (bound + step for bound in kind.bounds.stated for step in (0, 1, -1))
            return [*named, 1, *inner]
        case NumberType():
            known = kind.bounds.stated
            return [1.5, *known, *(bound + 0.5 for bound in known), *(b - 0.5 for b in known)]
        case UnixTimeType():
            return [1714979289]
        case BooleanType():
            return [True]
        case ConstType(value=value):
            return [value]
        case BytesType() | AnyType():
            return [Text(WORD)]


def _word(bounds: Bounds) -> Text:
    """A text with a length within `bounds`, not longer than necessary."""
    most = len(WORD) if bounds.maximum is None else int(bounds.maximum)
    length = max(int(bounds.minimum or 0), min(len(WORD), most))
    return Text((WORD * (min(length, 4096) // len(WORD) + 1))[:length])
