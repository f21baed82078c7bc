"""Scalars and enumerations."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import cast

from clientgen.ir import (
    Bounds,
    ConstType,
    EnumMember,
    EnumType,
    IntegerName,
    IntegerType,
    StringFormat,
    StringType,
    Text,
)
from clientgen.lowering.node import Node


def read_bounds(read: Callable[[str], float | None]) -> Bounds:
    """Return the bounds that `read` gives for the words of numbers."""
    return Bounds(
        minimum=read("minimum"),
        maximum=read("maximum"),
        exclusive_minimum=read("exclusiveMinimum"),
        exclusive_maximum=read("exclusiveMaximum"),
    )


def _within_32_bits(bounds: Bounds) -> Bounds:
    """Return bounds of a number of 32 bits; stated ones are at least as close."""
    is_open = bounds.minimum is None and bounds.exclusive_minimum is None
    is_endless = bounds.maximum is None and bounds.exclusive_maximum is None
    return replace(
        bounds,
        minimum=-(2**31) if is_open else bounds.minimum,
        maximum=2**31 - 1 if is_endless else bounds.maximum,
    )


def read_string(node: Node) -> StringType:
    """Return the text at `node`."""
    known = node.word("format")
    return StringType(
        format=cast("StringFormat", known) if known else None,
        bounds=Bounds(minimum=node.whole("minLength"), maximum=node.whole("maxLength")),
        pattern=node.text("pattern"),
    )


def read_integer(node: Node) -> IntegerType:
    """Return the whole number at `node`."""
    names = node.get("names")
    bounds = read_bounds(node.whole)
    return IntegerType(
        bounds=_within_32_bits(bounds) if node.word("format") == "int32" else bounds,
        names=tuple(
            IntegerName(value=int(value), name=Text(str(name.value)))
            for value, name in (names.members() if names is not None else ())
        ),
    )


def listed_values(node: Node) -> Iterator[Node]:
    """The values of an enumeration, without null, which makes it nullable."""
    return (item for item in node["enum"].items() if item.value is not None)


def lists_null(node: Node) -> bool:
    """Tell whether null is one of the values of an enumeration."""
    values = node.get("enum")
    return values is not None and any(item.value is None for item in values.items())


def read_constant(node: Node) -> ConstType:
    """Return the constant at `node`."""
    return ConstType(value=node.value if isinstance(node.value, int) else Text(str(node.value)))


def read_enumeration(node: Node) -> EnumType:
    """Return the enumeration at `node`."""
    python_names = node.get("python_names")
    descriptions = node.get("descriptions")
    return EnumType(
        members=tuple(
            EnumMember(
                value=item.value if isinstance(item.value, int) else Text(str(item.value)),
                location=item.location,
                python_name=python_names.text(str(item.value)) if python_names else None,
                description=descriptions.text(str(item.value)) if descriptions else None,
            )
            for item in listed_values(node)
        ),
        open=node.flag("open", default=False),
        base="integer" if node.word("type") == "integer" else "string",
    )
