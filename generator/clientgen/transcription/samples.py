"""Values of the examples of pages, by member; JSON and XML alike."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from clientgen.diagnostics import Location
from clientgen.pages import Example, XmlNode
from clientgen.text import reveal, thaw

Scalar: TypeAlias = str | int | float | bool

MOST_ITEMS = 3
"""Maximum items of a list, and samples of a member, that are looked at or kept."""
_LONGEST = 1_000
"""Maximum characters of a text that is kept as an example."""
_NO_TEXT = re.compile(r"indicator|number|count|integer|\bint\b|size|port|bool|true|false|date|time|\d", re.IGNORECASE)  # fmt: skip
_DIGITS = re.compile(r"0|[1-9][0-9]{0,14}")


@dataclass(frozen=True, slots=True)
class Sample:
    """A value of an example and its place; `value` is data of JSON or an element of XML."""

    value: object
    place: Location

    @property
    def is_xml(self) -> bool:
        """Whether it is an element, an attribute or their text."""
        return isinstance(self.value, XmlNode | XmlText)

    @property
    def is_list(self) -> bool:
        """Whether it is a list of JSON."""
        return isinstance(self.value, list)

    @property
    def is_record(self) -> bool:
        """Whether it has members."""
        if isinstance(self.value, XmlNode):
            return bool(self.value.children or self.value.attributes)
        return isinstance(self.value, dict) and bool(self.value)


@dataclass(frozen=True, slots=True)
class XmlText:
    """The text of an attribute."""

    text: str


def samples_of(examples: Iterable[Example]) -> tuple[Sample, ...]:
    """Return the values of readable examples of JSON and XML."""
    found = []
    for example in examples:
        if example.kind == "json" and (example.readable or example.json is not None):
            found.append(Sample(thaw(example.json), example.place))
        elif example.readable and example.xml is not None:
            found.append(Sample(example.xml, example.xml.place))
    return tuple(found)


def items_of(samples: Sequence[Sample]) -> tuple[Sample, ...]:
    """Return the samples, and in place of each list of JSON its first items."""
    found: list[Sample] = []
    for sample in samples:
        if isinstance(sample.value, list):
            found += items_of([Sample(item, sample.place) for item in sample.value[:MOST_ITEMS]])
        else:
            found.append(sample)
    return tuple(found)


def member(samples: Sequence[Sample], name: str) -> tuple[Sample, ...]:
    """Return what records have under a name: a value, elements of that name, or an attribute."""
    found: list[Sample] = []
    for sample in items_of(samples):
        value = sample.value
        if isinstance(value, dict) and name in value:
            found.append(Sample(value[name], sample.place))
        elif isinstance(value, XmlNode):
            found += [
                Sample(each, each.place) for each in value.children if reveal(each.name) == name
            ]
            found += [
                Sample(XmlText(reveal(text)), sample.place)
                for each, text in value.attributes
                if reveal(each) == name
            ]
    return tuple(found)


def scalar(sample: Sample) -> Scalar | None:
    """Return the text, number or boolean of a sample; None for all else, and for a long text."""
    value = sample.value
    if isinstance(value, XmlNode):
        value = reveal(value.text) if not value.children else None
    elif isinstance(value, XmlText):
        value = value.text
    if isinstance(value, str):
        is_value = bool(value) or not sample.is_xml
        return value if is_value and len(value) <= _LONGEST else None
    return value if isinstance(value, bool | int | float) else None


def kind_of(sample: Sample) -> str | None:
    """Return the kind of type of a sample, `null` for null; None where it does not tell.

    All of XML is text, so that only what nobody could take for a number or a date is a string.
    """
    if sample.is_xml:
        return _kind_of_text(scalar(sample))
    match sample.value:
        case None:
            return "null"
        case bool():
            return "boolean"
        case int():
            return "integer"
        case float():
            return "number"
        case str():
            return "string"
        case list():
            return "array"
        case _:
            return "object"


def _kind_of_text(text: Scalar | None) -> str | None:
    if not isinstance(text, str):
        return None
    if text in ("true", "false"):
        return "boolean"
    return None if _NO_TEXT.search(text) else "string"


def as_kind(value: Scalar, kind: str) -> Scalar | None:
    """Return a value of an example as one of a type; None if it is none.

    What is text in XML, in a table or in a form may be a number or a boolean.
    """
    match kind:
        case "string":
            return value if isinstance(value, str) else None
        case "boolean":
            return {"true": True, "false": False}.get(str(value).casefold())
        case "integer":
            return (
                int(value)
                if not isinstance(value, bool) and _DIGITS.fullmatch(str(value))
                else None
            )
        case "number":
            return _number(value)
        case _:
            return None


def _number(value: Scalar) -> float | int | None:
    if isinstance(value, bool):
        return None
    if not isinstance(value, str):
        return value
    match = re.fullmatch(r"-?(?:0|[1-9][0-9]{0,14})(\.[0-9]{1,10})?", value)
    if match is None:
        return None
    return float(value) if match[1] else int(value)
