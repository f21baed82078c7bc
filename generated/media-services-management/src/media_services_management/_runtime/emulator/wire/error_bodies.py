"""The bodies of errors: an example of the body, with the facts of one error at their places."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .shape_data import shape_from_data
from .shapes import (
    EnumShape,
    ListShape,
    NullableShape,
    NumberShape,
    RecordShape,
    Shape,
    StringShape,
    Types,
    Value,
)

_WHOLE = re.compile(r"-?[0-9]{1,16}")

Path = tuple[str, ...]

_GONE: Value = object()
"""What is left of a value that cannot be without a member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorShape:
    """The body of errors: its shape, an example, and the paths of the members with the facts."""

    shape: Shape
    example: Value
    code: Path = ()
    message: Path = ()
    status: Path = ()

    def value(self, types: Types, code: str | None, message: str, status: int) -> Value:
        """Return the body of one error, for `encode`."""
        value = self.example
        for path, fact in ((self.code, code), (self.message, message), (self.status, status)):
            if path and fact is None:
                value = self._without(value, path, types)
            elif path:
                value = _put(value, path, fact, self.shape, types)
        return value

    def sample_code(self, types: Types) -> str | None:
        """Return a code that the body can have, None if it has no member for one."""
        shape = self.shape
        for name in self.code:
            bare = _of_items(shape, types)
            shape = next(each.type for each in _fields(bare) if each.name == name)
        is_text = not _is_number(_of_items(shape, types))
        return ("Fake" if is_text else "1") if self.code else None

    def _without(self, value: Value, path: Path, types: Types) -> Value:
        left = _without(value, path, self.shape, types)
        return value if left is _GONE else left


def usual_form(*, is_number: bool = False) -> ErrorShape:
    """Return the body of errors of which a spec says nothing."""
    fields = [
        {"name": "Code", "type": {"kind": "integer" if is_number else "string"}},
        {"name": "Message", "type": {"kind": "string"}},
    ]
    data = {"kind": "record", "fields": fields, "xml": {"name": "Error"}}
    return ErrorShape(shape=shape_from_data(data), example={}, code=("Code",), message=("Message",))


def form_from_data(data: Mapping[str, Any]) -> ErrorShape:
    """Return the body of errors that plain data describes."""
    return ErrorShape(
        shape=shape_from_data(data["type"]),
        example=data.get("example", {}),
        code=tuple(data.get("code", ())),
        message=tuple(data.get("message", ())),
        status=tuple(data.get("status_member", ())),
    )


def _put(value: Value, path: Path, fact: Value, shape: Shape, types: Types) -> Value:
    bare = types.bare(shape)
    if isinstance(bare, ListShape):
        first, *others = value or [{}]
        return [_put(first, path, fact, bare.items, types), *others]
    if not path:
        return _spelled(fact, bare)
    members = dict(value or {})
    field = next(each for each in _fields(bare) if each.name == path[0])
    members[path[0]] = _put(members.get(path[0]), path[1:], fact, field.type, types)
    return members


def _without(value: Value, path: Path, shape: Shape, types: Types) -> Value:
    """Return a value without a member, `_GONE` if it must have this member."""
    bare = types.bare(shape)
    if isinstance(bare, ListShape) and value:
        first = _without(value[0], path, bare.items, types)
        return _GONE if first is _GONE else [first, *value[1:]]
    if not path:
        return _GONE
    members = dict(value or {})
    field = next(each for each in _fields(bare) if each.name == path[0])
    inner = _without(members.get(path[0]), path[1:], field.type, types)
    if inner is _GONE and _is_nullable(field.type, types):
        members[path[0]] = None
    elif inner is _GONE and not field.required:
        members.pop(path[0], None)
    elif inner is _GONE and _can_be_empty(field.type, types):
        members[path[0]] = []
    elif inner is _GONE:
        return _GONE
    else:
        members[path[0]] = inner
    return members


def _can_be_empty(shape: Shape, types: Types) -> bool:
    bare = types.bare(shape)
    return isinstance(bare, ListShape) and not bare.min_items


def _fields(shape: Shape) -> tuple[Any, ...]:
    return shape.fields if isinstance(shape, RecordShape) else ()


def _is_nullable(shape: Shape, types: Types) -> bool:
    return isinstance(types.resolve(shape), NullableShape)


def _of_items(shape: Shape, types: Types) -> Shape:
    """Return the shape of the items of a list, or a shape that is no list itself."""
    bare = types.bare(shape)
    while isinstance(bare, ListShape):
        bare = types.bare(bare.items)
    return bare


def _is_number(shape: Shape) -> bool:
    is_number = isinstance(shape, NumberShape)
    return is_number or (isinstance(shape, EnumShape) and shape.base == "integer")


def _spelled(fact: Value, shape: Shape) -> Value:
    """Return a fact as the member has it: as a number or as text."""
    if _is_number(shape) and isinstance(fact, str):
        return int(fact) if _WHOLE.fullmatch(fact) else 0
    return str(fact) if isinstance(fact, int) and isinstance(shape, StringShape) else fact
