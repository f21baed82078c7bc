"""Values to and from JSON."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Never, TypeAlias

from .options import WireOptions
from .problems import WireError, item_path, member_path
from .scalars import bytes_from_base64, finite, scalar_value, text_value
from .shapes import (
    AnyShape,
    BytesShape,
    ListShape,
    MapShape,
    NullableShape,
    NumberShape,
    RecordShape,
    Shape,
    Types,
    Value,
)

# Possessive, and an unterminated string reaches to the end, so that every byte is seen once.
_TOKENS = re.compile(r'"(?:[^"\\]++|\\.)*+(?:"|\\?\Z)|[\[{]|[\]}]', re.DOTALL)
_MAX_DIGITS = 400
_Convert: TypeAlias = Callable[[Value, Shape, Types, str], Value]
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def to_json(value: Value, shape: Shape, types: Types, options: WireOptions) -> bytes:
    """Return compact JSON with members in its order; `WireError` if the value does not fit."""
    plain = to_plain(value, shape, types)
    text = _ENCODER.encode(plain)
    # Outside strings JSON has no slash, so this cannot touch anything else.
    return (text.replace("/", "\\/") if options.escaped_slashes else text).encode()


def from_json(text: str, shape: Shape, types: Types, options: WireOptions) -> Value:
    """Return the value of JSON text; `WireError` if it is malformed or does not fit."""
    return from_plain(parse_json(text, options.max_depth), shape, types)


def parse_json(text: str, max_depth: int) -> Value:
    """Return what JSON text says, refusing duplicate keys, NaN, huge numbers and deep nesting."""
    _limit_depth(text, max_depth)
    try:
        value = json.loads(
            text,
            object_pairs_hook=_unique,
            parse_constant=_refuse_constant,
            parse_int=_parse_int,
            parse_float=_parse_float,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise WireError(f"not JSON: {error.msg.lower()} at {place}") from None
    # members that nobody declares are dropped unseen, but other readers refuse the whole text
    return any_value(value, "") if "\\u" in text else value


def _limit_depth(text: str, max_depth: int) -> None:
    depth = 0
    for match in _TOKENS.finditer(text):
        first = text[match.start()]
        if first in "[{":
            depth += 1
            if depth > max_depth:
                raise WireError(f"nested deeper than {max_depth} levels")
        elif first != '"':
            depth -= 1


def _unique(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    result = dict(pairs)
    if len(result) != len(pairs):
        raise WireError("a member is given twice")
    return result


def _refuse_constant(text: str) -> Never:
    raise WireError(f"`{text}` is not JSON")


def _parse_int(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise WireError(f"a number has more than {_MAX_DIGITS} digits")
    return int(text)


def _parse_float(text: str) -> Value:
    if len(text) > _MAX_DIGITS:
        raise WireError(f"a number has more than {_MAX_DIGITS} digits")
    return finite(float(text), "")


def to_plain(value: Value, shape: Shape, types: Types, path: str = "") -> Value:
    """Return the value as JSON builtins: members in the order of JSON, bytes as base64."""
    plain = types.bare(shape) if value is None else types.of(value, shape, path)
    if value is None and isinstance(types.resolve(shape), NullableShape):
        return None
    if isinstance(plain, RecordShape):
        return _record_to_plain(value, plain, types, path)
    if isinstance(plain, (ListShape, MapShape)):
        return _container(to_plain, value, plain, types, path)
    if isinstance(plain, AnyShape):
        return any_value(value, path)
    scalar = scalar_value(value, plain, path)
    return base64.b64encode(scalar).decode("ascii") if isinstance(plain, BytesShape) else scalar


def _container(
    convert: _Convert,
    value: Value,
    shape: ListShape | MapShape,
    types: Types,
    path: str,
) -> Value:
    if isinstance(shape, ListShape):
        items = enumerate(expect_list(value, path))
        return [convert(item, shape.items, types, item_path(path, at)) for at, item in items]
    return {
        text_value(name, path): convert(item, shape.values, types, member_path(path, name))
        for name, item in expect_dict(value, path).items()
    }


def _record_to_plain(value: Value, shape: RecordShape, types: Types, path: str) -> dict[str, Value]:
    members = expect_dict(value, path)
    refuse_unknown(members, shape, path)
    return {
        field.name: to_plain(members[field.name], field.type, types, member_path(path, field.name))
        for field in shape.json_fields
        if field.name in members
    } | _rest(to_plain, members, shape, types, path)


def refuse_unknown(members: dict[str, Value], shape: RecordShape, path: str) -> None:
    """Raise `WireError` for a member that the record does not declare, unless it keeps any."""
    if shape.rest is not None:
        return
    known = {field.name for field in shape.fields}
    for name in members:
        if name not in known:
            raise WireError("is not a declared member", member_path(path, str(name)))


def from_plain(value: Value, shape: Shape, types: Types, path: str = "") -> Value:
    """Return JSON builtins as a value: unknown members dropped, null kept for `check` to judge."""
    if value is None:
        return None
    plain = types.of(value, shape, path)
    if isinstance(plain, RecordShape):
        return _record_from_plain(value, plain, types, path)
    if isinstance(plain, (ListShape, MapShape)):
        return _container(from_plain, value, plain, types, path)
    if isinstance(plain, AnyShape):
        return any_value(value, path)
    return _scalar_from_plain(value, plain, path)


def _record_from_plain(
    value: Value, shape: RecordShape, types: Types, path: str
) -> dict[str, Value]:
    members = expect_dict(value, path)
    return {
        field.name: from_plain(
            members[field.name], field.type, types, member_path(path, field.name)
        )
        for field in shape.fields
        if field.name in members
    } | _rest(from_plain, members, shape, types, path)


def _rest(
    convert: _Convert, members: dict[str, Value], shape: RecordShape, types: Types, path: str
) -> dict[str, Value]:
    """Return the members that are not declared, if the record keeps them."""
    if shape.rest is None:
        return {}
    known = {field.name for field in shape.fields}
    others = {name: each for name, each in members.items() if name not in known}
    found = _container(convert, others, MapShape(values=shape.rest), types, path)
    return expect_dict(found, path)


def _scalar_from_plain(value: Value, shape: Shape, path: str) -> Value:
    if isinstance(shape, BytesShape):
        return bytes_from_base64(text_value(value, path), path)
    if isinstance(shape, NumberShape) and shape.names and isinstance(value, str):
        number = shape.number_of(value)
        if number is None:
            raise WireError("is neither a number nor a known name", path)
        return number
    return scalar_value(value, shape, path)


def expect_dict(value: Value, path: str) -> dict[str, Value]:
    """Return a dict unchanged; `WireError` for anything else."""
    if not isinstance(value, dict):
        raise WireError("expected an object", path)
    return value


def expect_list(value: Value, path: str) -> list[Value]:
    """Return a list or tuple as a list; `WireError` for anything else."""
    if not isinstance(value, (list, tuple)):
        raise WireError("expected a list", path)
    return list(value)


def any_value(value: Value, path: str) -> Value:
    """Return a JSON value unchanged; `WireError` for what JSON or UTF-8 cannot say."""
    if isinstance(value, dict):
        return {text_value(name, path): any_value(item, path) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [any_value(item, path) for item in value]
    if isinstance(value, str):
        return text_value(value, path)
    if value is not None and not isinstance(value, (bool, int, float)):
        raise WireError("cannot be written as JSON", path)
    return finite(value, path)
