"""A body in which a member is null that cannot be, which no client would send."""

from __future__ import annotations

from dataclasses import replace

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.requests import sent_body
from clientgen.cases.values import Plain
from clientgen.ir import reveal
from clientgen.wire import Shape, Types, WireError, check, decode, encode, kind_of
from clientgen.wire.shapes import NullableShape, RecordShape


def null_body(callee: CallTarget, given: CallValues) -> tuple[bytes, Plain] | None:
    """Return the body and what the emulator reads of it; None if no member must have a value."""
    body, values = callee.operation.body, callee.values
    whole = sent_body(callee, given)
    if body is None or not isinstance(whole, dict):
        return None
    media_type, shape = reveal(body.media_types[0]), values.shape(body.type)
    plain, sent = values.types.bare(shape), values.sent(body.type, whole)
    if kind_of(media_type) not in ("json", "xml") or not isinstance(plain, RecordShape):
        return None
    for field in plain.fields:
        if field.required and field.name in sent:
            changed, able = {**sent, field.name: None}, _able(plain, field.name)
            found = _written(changed, able, shape, values.types, media_type)
            if found is not None:
                return found
    return None


def _able(shape: RecordShape, name: str) -> RecordShape:
    """The record with a member that can be null."""
    fields = (
        replace(each, type=NullableShape(item=each.type)) if each.name == name else each
        for each in shape.fields
    )
    return replace(shape, fields=tuple(fields))


def _written(
    value: Plain, able: Shape, shape: Shape, types: Types, media_type: str
) -> tuple[bytes, Plain] | None:
    """A value as it is written and read again, if its null is what is wrong with it."""
    try:
        content = encode(value, able, types, media_type)
        seen = decode(content, shape, types, media_type)
    except WireError:
        return None
    codes = [each.code for each in check(seen, shape, types)]
    return (content, seen) if codes == ["null"] else None
