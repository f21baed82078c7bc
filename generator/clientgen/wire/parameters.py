"""Path, query and header parameters: scalars, lists and objects to and from text.

Texts are unescaped: percent-encoding belongs to whoever writes or splits the URL.

- `simple`: one text with commas between the items, or `name,value,name,value` for an object. An
  item that contains a comma cannot be said this way.
- `repeated`: a list gives its name once for each item; an object gives one pair for each member,
  under the member's own name.
- `deep`: an object gives one pair for each member, as `name[member]`; a list as in `repeated`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, TypeAlias

from .json_body import expect_dict, expect_list, refuse_unknown
from .problems import WireError, item_path, member_path
from .scalars import scalar_from_text, scalar_to_text
from .shapes import ListShape, RecordShape, Shape, Types, Value

Style: TypeAlias = Literal["simple", "repeated", "deep", "reserved"]
Pairs: TypeAlias = Sequence[tuple[str, str]]


def value_to_pairs(
    name: str, value: Value, shape: Shape, types: Types, style: Style = "simple"
) -> list[tuple[str, str]]:
    """Return the name and text pairs of one parameter; `WireError` if the value does not fit."""
    plain = types.bare(shape)
    if isinstance(plain, ListShape):
        texts = [
            scalar_to_text(item, plain.items, types, item_path(name, index))
            for index, item in enumerate(expect_list(value, name))
        ]
        if style != "simple":
            return [(name, text) for text in texts]
        return [(name, _join(texts, name))] if texts else []
    if isinstance(plain, RecordShape):
        members = _member_texts(name, value, plain, types)
        if style != "simple":
            return [(_member_name(name, member, style), text) for member, text in members]
        return [(name, _join([text for pair in members for text in pair], name))] if members else []
    return [(name, scalar_to_text(value, plain, types, name))]


def _member_name(name: str, member: str, style: Style) -> str:
    return f"{name}[{member}]" if style == "deep" else member


def _member_texts(
    name: str, value: Value, shape: RecordShape, types: Types
) -> list[tuple[str, str]]:
    members = expect_dict(value, name)
    refuse_unknown(members, shape, name)
    return [
        (
            field.name,
            scalar_to_text(members[field.name], field.type, types, member_path(name, field.name)),
        )
        for field in shape.fields
        if members.get(field.name) is not None
    ]


def _join(texts: list[str], name: str) -> str:
    if any("," in text for text in texts):
        raise WireError("an item of a list with commas cannot contain a comma", name)
    return ",".join(texts)


def value_from_pairs(
    name: str, pairs: Pairs, shape: Shape, types: Types, style: Style = "simple"
) -> Value:
    """Return the value of one parameter, or None if the pairs do not have it.

    Raises `WireError` for a scalar that is given twice or text that does not fit the shape.
    """
    plain = types.bare(shape)
    if isinstance(plain, RecordShape):
        return _object(name, pairs, plain, types, style)
    texts = [text for key, text in pairs if key == name]
    if not texts:
        return None
    if isinstance(plain, ListShape):
        items = _split(name, texts) if style == "simple" else texts
        return [
            scalar_from_text(text, plain.items, types, item_path(name, index))
            for index, text in enumerate(items)
        ]
    return scalar_from_text(_only(name, texts), plain, types, name)


def _object(
    name: str, pairs: Pairs, shape: RecordShape, types: Types, style: Style
) -> dict[str, Value] | None:
    if style == "simple":
        texts = [text for key, text in pairs if key == name]
        items = _split(name, texts) if texts else []
        if len(items) % 2:
            raise WireError("expected `name,value` pairs", name)
        pairs = list(zip(items[::2], items[1::2], strict=True))
    result = {}
    for field in shape.fields:
        member = _member_name(name, field.name, style)
        texts = [text for key, text in pairs if key == member]
        if texts:
            path = member_path(name, field.name)
            result[field.name] = scalar_from_text(_only(path, texts), field.type, types, path)
    return result or None


def _only(name: str, texts: list[str]) -> str:
    if len(texts) > 1:
        raise WireError("is given twice", name)
    return texts[0]


def _split(name: str, texts: list[str]) -> list[str]:
    text = _only(name, texts)
    return text.split(",") if text else []
