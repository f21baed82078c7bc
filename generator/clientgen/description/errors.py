"""The errors of a service as plain data: the codes, and the bodies of responses."""

from __future__ import annotations

from typing import cast

from clientgen.catalog import Catalog, fields_at
from clientgen.description.data import describe_source, revealed, stated
from clientgen.description.types import describe_type
from clientgen.ir import (
    ErrorBody,
    ErrorCode,
    Kind,
    ListType,
    ListValue,
    MemberPath,
    ObjectValue,
    Reason,
    RecordType,
    Text,
    Value,
    thaw,
)
from clientgen.python_source import Data
from clientgen.symbols import Symbols

Names = tuple[Text, ...]


def describe_error(error: ErrorCode, symbols: Symbols) -> Data:
    """Return one documented error."""
    return stated(
        name=error.name if error.code != error.name else None,
        code=error.code,
        is_number=error.is_number,
        status=error.status,
        title=error.title,
        exception=symbols.exception(error),
        every_operation=error.every_operation,
        message=error.message,
        reasons=[_reason(reason) for reason in error.reasons],
        source=describe_source(error.source),
        grade=error.grade if error.grade != "documented" else None,
    )


def _reason(reason: Reason) -> Data:
    return stated(name=reason.name, text=reason.text, message=reason.message)


def describe_error_body(body: ErrorBody, catalog: Catalog, *, whole: bool = False) -> Data:
    """Return the body of errors; its example has only what every error has, unless it is `whole`."""
    when = [(_path(catalog, body, member), value) for member, value in body.when]
    kept = {*(_path(catalog, body, member) for member in body.members)}
    example = catalog.example(body.type)
    example = example if whole else _kept(catalog, body.type, example, kept)
    for path, value in when:
        example = _put(example, path, value)
    data = stated(
        status=body.status,
        type=describe_type(body.type),
        code=list(_path(catalog, body, body.code)),
        message=list(_path(catalog, body, body.message)),
        status_member=list(_path(catalog, body, body.status_member)),
        when=[{"member": list(path), "value": thaw(value)} for path, value in when],
        example=thaw(example),
    )
    return cast("Data", revealed(data))


def _path(catalog: Catalog, body: ErrorBody, member: MemberPath | None) -> Names:
    """The wire names that lead to a member; empty if there is none."""
    if member is None:
        return ()
    fields = fields_at(catalog, body.type, member.text)
    return tuple(field.wire_name for field in fields or ())


def _kept(catalog: Catalog, kind: Kind, value: Value, paths: set[Names]) -> Value:
    """A value with its required members, those on the paths, and one item of each list."""
    bare = catalog.bare(kind)
    if isinstance(bare, ListType) and isinstance(value, ListValue):
        items = tuple(_kept(catalog, bare.items, each, paths) for each in value.items[:1])
        return ListValue(items=items)
    if not isinstance(bare, RecordType) or not isinstance(value, ObjectValue):
        return value
    members = dict(value.members)
    found: list[tuple[Text, Value]] = []
    for field in bare.fields:
        below = {path[1:] for path in paths if path[:1] == (field.wire_name,)}
        if field.wire_name in members and (field.required or below):
            inner = _kept(catalog, field.type, members[field.wire_name], below)
            found.append((field.wire_name, inner))
    return ObjectValue(members=tuple(found))


def _put(value: Value, path: Names, fact: Value) -> Value:
    if not path:
        return fact
    members = dict(value.members) if isinstance(value, ObjectValue) else {}
    members[path[0]] = _put(members.get(path[0]), path[1:], fact)
    return ObjectValue(members=tuple(members.items()))
