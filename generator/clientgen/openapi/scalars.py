"""Makes scalar types and enumerations of schemas."""

from __future__ import annotations

import math
import re
from typing import Any

from clientgen.openapi import names, vendors
from clientgen.openapi.matching import text_for
from clientgen.openapi.reading import Json
from clientgen.openapi.report import Report
from clientgen.openapi.source import Part
from clientgen.patterns import pattern_fault
from clientgen.symbols.spelling import constant, is_constant

_FORMATS = {
    "date-time": "date-time",
    "datetime": "date-time",
    "date": "date",
    "duration": "duration",
    "uuid": "uuid",
    "guid": "uuid",
    "uri": "uri",
    "url": "uri",
    "byte": "byte",
    "base64": "byte",
    "decimal": "decimal",
    "http-date": "http-date",
    "date-time-rfc1123": "http-date",
    "int64": "int64",
    "uint64": "uint64",
}
_KNOWN_NOTES = frozenset({"password", "binary", ""})
_WITHOUT_BOUNDS = frozenset(
    {"http-date", "int64", "uint64", "date-time", "date", "duration", "uuid"}
)
_MOST_VALUES = 2000


def scalar(report: Report, schema: Part, kind: str) -> dict[str, Any]:
    """Return the type of a schema of a scalar; any value for a kind that does not exist."""
    if kind == "string":
        return _string(report, schema)
    if kind in ("integer", "number"):
        return _number(report, schema, kind)
    if kind == "boolean":
        return {"type": "boolean"}
    if kind == "file":
        return {"type": "bytes"}
    if kind:
        report.fault("a type that does not exist", schema.place, f"`{kind}`: any value")
    return {"type": "any"}


def _string(report: Report, schema: Part) -> dict[str, Any]:
    made: dict[str, Any] = {"type": "string"}
    stated = schema.text("format")
    form = _FORMATS.get(stated.lower())
    if form is not None:
        made["format"] = form
    elif stated not in _KNOWN_NOTES:
        report.lacks("a format that any text may have", schema.place, f"`{stated}` left out")
    if form in _WITHOUT_BOUNDS:
        return made
    low, high = _count(schema, "minLength"), _count(schema, "maxLength")
    if low is not None and high is not None and low > high:
        report.fault("bounds that no value satisfies", schema.place, "left out")
    else:
        made |= {} if not low else {"minLength": low}
        made |= {} if high is None else {"maxLength": high}
    pattern = schema.text("pattern")
    if pattern and form is None:
        fault = _pattern_fault(pattern) or _unmatched(pattern, low or 0, high)
        if fault:
            report.lacks("a pattern that specs cannot have", schema.place, f"left out: {fault}")
        else:
            made["pattern"] = pattern
    return made


def _pattern_fault(pattern: str) -> str:
    if not pattern.isprintable():
        return "it contains control characters"
    return pattern_fault(pattern) or ""


def _unmatched(pattern: str, least: int, most: int | None) -> str:
    return "" if text_for(pattern, least, most) is not None else "no text was found that it matches"


def _count(schema: Part, word: str) -> int | None:
    value = schema.get(word).value
    is_count = isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 2**31
    return value if is_count else None


def _number(report: Report, schema: Part, kind: str) -> dict[str, Any]:
    made: dict[str, Any] = {"type": kind}
    form = schema.text("format")
    if (kind, form) in {
        ("integer", "int32"),
        ("integer", "int64"),
        ("number", "float"),
        ("number", "double"),
    }:
        made["format"] = form
    elif kind == "integer" and form in ("unix-time", "timestamp", "unixtime"):
        return {"type": kind, "format": "unix-time"}
    elif form and form not in ("int32", "int64", "float", "double", "integer", "decimal"):
        report.lacks("a format that any number may have", schema.place, f"`{form}` left out")
    made |= _bounds(report, schema, kind)
    if schema.get("multipleOf").value is not None:
        report.lacks("`multipleOf`", schema.place, "left out")
    return made


def _bounds(report: Report, schema: Part, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for word, strict in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        value, exclusive = _bound(schema, word, kind), schema.get(strict).value
        if exclusive is True and value is not None:
            found[strict] = value
        elif value is not None:
            found[word] = value
        other = _bound(schema, strict, kind)
        if other is not None:
            found[strict] = other
    low = max(found.get("minimum", -math.inf), found.get("exclusiveMinimum", -math.inf))
    high = min(found.get("maximum", math.inf), found.get("exclusiveMaximum", math.inf))
    is_open = len([word for word in found if word.startswith("exclusive")]) > 0
    if low > high or (is_open and low == high):
        report.fault("bounds that no value satisfies", schema.place, "left out")
        return {}
    return found


def _bound(schema: Part, word: str, kind: str) -> int | float | None:
    value = schema.get(word).value
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > 2**63:
        return None
    return int(value) if kind == "integer" and value == int(value) else value


def enumeration(report: Report, schema: Part) -> dict[str, Any]:
    """Return the type of a schema with `enum` or `const`: an enumeration, or what comes nearest."""
    listed = [schema.value["const"]] if "const" in schema.value else schema.value["enum"]
    values = list({(type(value), value): value for value in listed if _is_scalar(value)}.values())
    values = [value for value in values if value is not None]
    kinds = {type(value) for value in values}
    if len(values) < len([value for value in listed if value is not None]):
        report.fault(
            "values of an enumeration that are no scalars or twice", schema.place, "left out"
        )
    if not values or len(values) > _MOST_VALUES:
        report.lacks(
            "an enumeration of no or too many values", schema.place, "its type without them"
        )
        return _without(report, schema)
    if kinds == {str} and schema.get("type").value not in ("integer", "number", "boolean"):
        return _texts(schema, values)
    if kinds == {int}:
        return _numbers(schema, values)
    if kinds == {bool}:
        made: dict[str, Any] = {"type": "boolean"}
        return {**made, "const": values[0]} if _is_constant(schema, values) else made
    report.fault("values of an enumeration of several types", schema.place, "its type without them")
    return _without(report, schema)


def _without(report: Report, schema: Part) -> dict[str, Any]:
    stated = schema.get("type").value
    kind = stated if isinstance(stated, str) else "string"
    words = {key: value for key, value in schema.value.items() if key not in ("enum", "const")}
    return scalar(report, Part(words, schema.place, schema.file, schema.source), kind)


def _is_scalar(value: Json) -> bool:
    if isinstance(value, str):
        return len(value) <= 1000 and value.isprintable()
    return value is None or isinstance(value, bool | int | float)


def _is_constant(schema: Part, values: list[Any]) -> bool:
    return len(values) == 1 and ("const" in schema.value or vendors.is_constant_of_one(schema))


def _texts(schema: Part, values: list[str]) -> dict[str, Any]:
    if _is_constant(schema, values):
        return {"type": "string", "const": values[0]}
    made: dict[str, Any] = {"type": "string", "enum": values, "open": True}
    return made | vendors.enumeration_words(schema, values, python_names(values))


def python_names(values: list[str]) -> dict[str, str]:
    """Return names for values from which none follows, or one that another value has."""
    taken: set[str] = set()
    pinned: dict[str, str] = {}
    for value in values:
        derived = constant(value)
        if is_constant(derived) and derived not in taken:
            taken.add(derived)
            continue
        made = names.words(_signs(value)).upper()
        pinned[value] = names.unique(made if value else "EMPTY", taken)
        taken.add(pinned[value])
    return pinned


_SIGNS = {
    "+": "plus",
    "-": "minus",
    "<": "less",
    ">": "greater",
    "=": "equal",
    "*": "star",
    "%": "percent",
}


def _signs(value: str) -> str:
    """A value with its signs in words, if it would be nothing without them."""
    if re.search(r"[A-Za-z0-9]", value):
        return f"minus_{value[1:]}" if re.match(r"-[A-Za-z0-9]", value) else value
    return "_".join(_SIGNS.get(sign, "sign") for sign in value)


def _numbers(schema: Part, values: list[int]) -> dict[str, Any]:
    if _is_constant(schema, values):
        return {"type": "integer", "const": values[0]}
    return {"type": "integer", "enum": values, "open": True}
