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
            value = _put(value, path, fact, self.shape, types) if path else value
        return value


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
    if fact is None and len(path) == 1 and not _is_nullable(field.type, types):
        members.pop(path[0], None)
        return members
    members[path[0]] = _put(members.get(path[0]), path[1:], fact, field.type, types)
    return members


def _fields(shape: Shape) -> tuple[Any, ...]:
    return shape.fields if isinstance(shape, RecordShape) else ()


def _is_nullable(shape: Shape, types: Types) -> bool:
    return isinstance(types.resolve(shape), NullableShape)


def _spelled(fact: Value, shape: Shape) -> Value:
    """Return a fact as the member has it: as a number or as text."""
    is_number = isinstance(shape, NumberShape)
    is_number = is_number or (isinstance(shape, EnumShape) and shape.base == "integer")
    if is_number and isinstance(fact, str):
        return int(fact) if _WHOLE.fullmatch(fact) else 0
    return str(fact) if isinstance(fact, int) and isinstance(shape, StringShape) else fact
