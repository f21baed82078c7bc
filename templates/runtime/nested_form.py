"""The pairs of a nested form: `name[member]`, and lists in the style that the service wants."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .operation import ListStyle
from .redaction import printable
from .scalars import to_text


def write(value: object, lists: ListStyle, name: str = "") -> Iterator[tuple[str, str]]:
    """Yield the pairs of plain data; raises `ValueError` for a key that would be another place.

    `None` and whatever is empty have no pairs.
    """
    if isinstance(value, Mapping):
        for key, each in value.items():
            yield from write(each, lists, _inner(name, str(key)))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from write(each, lists, _item(name, index, lists))
    elif value is not None:
        yield name, to_text(value)


def _inner(name: str, key: str) -> str:
    if not key or not {"[", "]"}.isdisjoint(key):
        raise ValueError(f"the key `{printable(key, 40)}` is empty or has brackets")
    return f"{name}[{key}]" if name else key


def _item(name: str, index: int, lists: ListStyle) -> str:
    if lists == "repeated":
        return name
    return f"{name}[{index}]" if lists == "indexed" else f"{name}[]"
