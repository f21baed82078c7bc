"""Values to and from the pairs of a nested form: `name[member]`, and lists in one of three styles.

- `indexed`: `name[0]`, `name[1]`; the only style whose items can be records, lists or maps.
- `brackets`: `name[]` for each item.
- `repeated`: `name` for each item.

A name has no brackets of its own. Empty lists, maps and records have no pairs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeAlias

from .json_body import expect_dict, expect_list, refuse_unknown
from .layout import ListStyle
from .problems import WireError, item_path, member_path
from .scalars import scalar_from_text, scalar_to_text, text_value
from .shapes import ListShape, MapShape, RecordShape, Shape, Types, Value

Pair: TypeAlias = tuple[str, str]

_NAME = re.compile(r"([^\[\]]+)((?:\[[^\[\]]*\])*)")
_KEY = re.compile(r"\[([^\[\]]*)\]")


def to_nested_pairs(
    value: Value, shape: Shape, types: Types, lists: ListStyle, name: str = ""
) -> Iterator[Pair]:
    """Yield the pairs of a value; `WireError` if it does not fit, or a form cannot say it."""
    plain = types.bare(shape)
    if value is None:
        return
    if isinstance(plain, RecordShape):
        members = expect_dict(value, name)
        refuse_unknown(members, plain, name)
        for field in plain.fields:
            inner = _inner(name, field.name)
            yield from to_nested_pairs(members.get(field.name), field.type, types, lists, inner)
    elif isinstance(plain, MapShape):
        for key, item in expect_dict(value, name).items():
            yield from to_nested_pairs(item, plain.values, types, lists, _inner(name, key))
    elif isinstance(plain, ListShape):
        for index, item in enumerate(expect_list(value, name)):
            inner = _item(name, index, lists)
            yield from to_nested_pairs(item, plain.items, types, lists, inner)
    else:
        yield name, scalar_to_text(value, plain, types, name)


def _inner(name: str, key: str) -> str:
    if not text_value(key, name) or not {"[", "]"}.isdisjoint(key):
        raise WireError("has a key that is empty or has brackets", name)
    return f"{name}[{key}]" if name else key


def _item(name: str, index: int, lists: ListStyle) -> str:
    if lists == "repeated":
        return name
    return f"{name}[{index}]" if lists == "indexed" else f"{name}[]"


class _Node:
    """What the pairs say below one name: texts of its own, and members."""

    __slots__ = ("members", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.members: dict[str, _Node] = {}


def from_nested_pairs(
    pairs: Iterable[Pair], shape: Shape, types: Types, lists: ListStyle, max_depth: int
) -> Value:
    """Return the value that pairs say, in any order; `WireError` if it does not fit.

    Members that the shape does not declare are dropped.
    """
    root = _Node()
    for name, text in pairs:
        node = root
        for key in _keys(name, max_depth):
            node = node.members.setdefault(key, _Node())
        node.texts.append(text)
    return _value(root, shape, types, lists, "")


def _keys(name: str, max_depth: int) -> list[str]:
    found = _NAME.fullmatch(name)
    if found is None:
        raise WireError("a name is not of the form `name[key]`")
    keys = [found[1], *_KEY.findall(found[2])]
    if len(keys) > max_depth:
        raise WireError(f"nested deeper than {max_depth} levels")
    return keys


def _value(node: _Node, shape: Shape, types: Types, lists: ListStyle, path: str) -> Value:
    plain = types.bare(shape)
    if isinstance(plain, RecordShape):
        _expect(not node.texts, "expected an object", path)
        return {
            field.name: _value(
                node.members[field.name], field.type, types, lists, member_path(path, field.name)
            )
            for field in plain.fields
            if field.name in node.members
        }
    if isinstance(plain, MapShape):
        _expect(not node.texts and "" not in node.members, "expected an object", path)
        return {
            key: _value(inner, plain.values, types, lists, member_path(path, key))
            for key, inner in node.members.items()
        }
    if isinstance(plain, ListShape):
        return [
            _value(inner, plain.items, types, lists, item_path(path, index))
            for index, inner in enumerate(_items(node, lists, path))
        ]
    _expect(not node.members and bool(node.texts), "expected a scalar", path)
    _expect(len(node.texts) == 1, "is given twice", path)
    return scalar_from_text(node.texts[0], plain, types, path)


def _items(node: _Node, lists: ListStyle, path: str) -> list[_Node]:
    if lists == "indexed":
        numbers = [str(number) for number in range(len(node.members))]
        is_numbered = not node.texts and node.members.keys() == set(numbers)
        _expect(is_numbered, "expected items that are numbered from 0", path)
        return [node.members[number] for number in numbers]
    if lists == "brackets":
        _expect(not node.texts and node.members.keys() == {""}, "expected items as `[]`", path)
        node = node.members[""]
    _expect(not node.members, "expected a list of scalars", path)
    return [_leaf(text) for text in node.texts]


def _leaf(text: str) -> _Node:
    node = _Node()
    node.texts.append(text)
    return node


def _expect(fits: bool, message: str, path: str) -> None:
    if not fits:
        raise WireError(message, path)
