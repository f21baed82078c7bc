"""Records to and from `application/x-www-form-urlencoded`."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from .json_body import expect_dict, refuse_unknown
from .layout import Layout
from .nested_form import from_nested_pairs, to_nested_pairs
from .parameters import value_from_pairs, value_to_pairs
from .problems import WireError
from .scalars import scalar_from_text, scalar_to_text, text_value
from .shapes import MapShape, RecordShape, Shape, Types, Value

_MAX_PAIRS = 1000


def to_form(value: Value, shape: Shape, types: Types, layout: Layout) -> bytes:
    """Return a form; lists in a flat one repeat their name. `WireError` if the value does not fit."""
    plain = types.bare(shape)
    members = expect_dict(value, "")
    if layout.lists is not None:
        return urlencode(list(to_nested_pairs(members, plain, types, layout.lists))).encode()
    if isinstance(plain, MapShape):
        pairs = [
            (name, scalar_to_text(item, plain.values, types)) for name, item in members.items()
        ]
        return urlencode([(text_value(name, ""), text) for name, text in pairs]).encode()
    if not isinstance(plain, RecordShape):
        raise WireError("only a record or a map can be a form")
    refuse_unknown(members, plain, "")
    pairs = []
    for field in plain.fields:
        if isinstance(types.bare(field.type), RecordShape):
            raise WireError("a form cannot contain a record", field.name)
        if members.get(field.name) is not None:
            pairs += value_to_pairs(field.name, members[field.name], field.type, types, "repeated")
    return urlencode(pairs).encode()


def from_form(text: str, shape: Shape, types: Types, layout: Layout, max_depth: int) -> Value:
    """Return the value of a form; `WireError` if it is malformed or does not fit."""
    try:
        pairs = parse_qsl(
            text,
            keep_blank_values=True,
            strict_parsing=bool(text),
            errors="strict",
            max_num_fields=_MAX_PAIRS,
        )
    except ValueError:
        raise WireError("not a form") from None
    plain = types.bare(shape)
    if layout.lists is not None:
        return from_nested_pairs(pairs, plain, types, layout.lists, max_depth)
    if isinstance(plain, MapShape):
        if len(dict(pairs)) != len(pairs):
            raise WireError("a name is given twice")
        return {name: scalar_from_text(item, plain.values, types, name) for name, item in pairs}
    if not isinstance(plain, RecordShape):
        raise WireError("only a record or a map can be a form")
    return _members(pairs, plain, types)


def _members(pairs: list[tuple[str, str]], shape: RecordShape, types: Types) -> dict[str, Value]:
    result: dict[str, Value] = {}
    for field in shape.fields:
        own = [pair for pair in pairs if pair[0] == field.name]
        if own:
            result[field.name] = value_from_pairs(field.name, own, field.type, types, "repeated")
    return result
