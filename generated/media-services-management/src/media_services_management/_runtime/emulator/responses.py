"""Makes responses from the outcome of an effect: the declared shape, with the stored members."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote

from .behaviour import Assignment, Effect
from .effects import Outcome
from .members import ABSENT, Members, Value, put_member
from .messages import Request, Response, choose
from .reading import Input
from .refusals import Refusals
from .tables import DeclaredResponse, Operation, Tables, member_shape
from .values import Context
from .wire import Shape, Types, encode, kind_of, stream_pieces
from .wire.shapes import (
    AnyShape,
    BytesShape,
    ConstShape,
    Field,
    ListShape,
    MapShape,
    NullableShape,
    RecordShape,
    UnionShape,
)

_SAFE = "".join(chr(code) for code in range(0x20, 0x7F))
_SCALAR = "value"


class Responses:
    """Makes the responses of one API."""

    def __init__(self, tables: Tables, refusals: Refusals) -> None:
        self._tables = tables
        self._refusals = refusals

    def media_type(
        self, operation: Operation, effect: Effect, request: Request, given: Input
    ) -> str | None:
        """Return the media type of the response, or None if it has no body."""
        known = _responses(operation, effect, given)
        responses = [each for each in known if each.shape is not None]
        media_types = [name for each in responses for name in each.media_types]
        if not media_types:
            return None
        default = responses[0].default_media_type or media_types[0]
        chosen = choose(request.headers.get("accept"), media_types, default)
        if chosen is None and self._refusals.allows("not_acceptable"):
            detail = f"the response can be {' or '.join(media_types)}"
            raise self._refusals.situation("not_acceptable", detail)
        return chosen or default

    def respond(
        self, operation: Operation, effect: Effect, outcome: Outcome, media_type: str | None
    ) -> Response:
        """Return the response of a success."""
        response = _response(operation, effect, media_type, outcome.context.input)
        headers = (*header_texts(outcome.context, effect.headers), *outcome.headers)
        if response.shape is None or media_type is None:
            return Response(status=response.status, headers=headers, operation=operation.name)
        effect = _with_scalar(effect, media_type)
        value = self._value(response.shape, operation, effect, outcome)
        pieces = self._pieces(response, response.shape, value, media_type)
        charset = "" if kind_of(media_type) == "bytes" else "; charset=utf-8"
        return Response(
            status=response.status,
            headers=(("Content-Type", media_type + charset), *headers),
            body=b"".join(pieces),
            operation=operation.name,
            pieces=tuple(map(len, pieces)) if response.streams_items else (),
        )

    def _pieces(
        self, response: DeclaredResponse, shape: Shape, value: Value, media_type: str
    ) -> tuple[bytes, ...]:
        types, options = self._tables.types, self._tables.options
        if response.streams_items and isinstance(value, list):
            return stream_pieces(value, shape, types, media_type, response.end, options)
        return (encode(value, shape, types, media_type, options),)

    def _value(self, shape: Shape, operation: Operation, effect: Effect, outcome: Outcome) -> Value:
        types = self._tables.types
        plain = types.bare(shape)
        if isinstance(plain, BytesShape):
            return _one(plain, effect.response, outcome.context, types)
        if effect.verb != "list":
            return _item(plain, effect, outcome.context, types)
        into = _list_steps(operation, effect)
        if not into:
            items = plain.items if isinstance(plain, ListShape) else plain
            return _many(items, effect, outcome, types)
        return _envelope(plain, into, effect, outcome, types)


def header_texts(
    context: Context, assignments: Iterable[Assignment]
) -> tuple[tuple[str, str], ...]:
    """Return headers whose values cannot contain a line break of a body or parameter."""
    pairs: Iterable[tuple[str, Value]] = context.values(assignments)
    return tuple((name, quote(str(value), safe=_SAFE)) for name, value in pairs)


def _responses(operation: Operation, effect: Effect, given: Input) -> list[DeclaredResponse]:
    """Return the responses of the status of an effect, of which a request gets one."""
    known = operation.responses
    status = known[0].status if effect.status is None and known else effect.status
    found = [each for each in known if each.status == status]
    if not found and status is not None:
        found = [replace(each, status=status) for each in known if each.is_for_others]
    chosen = [each for each in found if each.when and _meets(operation, given, each.when)]
    return chosen or [each for each in found if not each.when]


def _meets(operation: Operation, given: Input, when: Mapping[str, list[bool | str | None]]) -> bool:
    """Return whether a request has one of the values of each parameter or member of its body."""
    names = {each.name for each in operation.parameters if each.place != "path"}
    body = given.body if isinstance(given.body, dict) else {}
    return all(
        _said((given.parameters if name in names else body).get(name)) in values
        for name, values in when.items()
    )


def _said(value: Value) -> bool | str | None:
    return value if isinstance(value, (bool, str)) else None


def _response(
    operation: Operation, effect: Effect, media_type: str | None, given: Input
) -> DeclaredResponse:
    found = _responses(operation, effect, given)
    for response in found:
        if len(found) == 1 or media_type in response.media_types:
            return response
    return DeclaredResponse(
        status=effect.status or 204, shape=None, media_types=(), default_media_type=None
    )


def _with_scalar(effect: Effect, media_type: str) -> Effect:
    """Return the effect with the source that is named by the media type of a response as `value`."""
    found = [each for each in effect.response if each.name == media_type]
    scalar = (replace(each, name=_SCALAR) for each in found)
    return replace(effect, response=(*effect.response, *scalar)) if found else effect


def _list_steps(operation: Operation, effect: Effect) -> tuple[str, ...]:
    """Return the names that lead to the list in the response; none if it is the response."""
    if operation.paging is not None:
        return tuple(str(step) for step in operation.paging.get("items", ()))
    return () if effect.listing.into is None else (effect.listing.into,)


def _envelope(
    shape: Shape, into: tuple[str, ...], effect: Effect, outcome: Outcome, types: Types
) -> Value:
    """Return the record around a list, with its members in declared order."""
    members = outcome.context.put({}, effect.listing.envelope)
    if effect.listing.total is not None:
        members[effect.listing.total] = outcome.total
    for steps, value in outcome.members:
        _put(members, steps, value)
    found, _ = member_shape(shape, into, types)
    listed = types.bare(found) if found is not None else None
    if isinstance(listed, ListShape):
        _put(members, into, _many(listed.items, effect, outcome, types))
    return project(members, shape, types)


def _item(shape: Shape, effect: Effect, context: Context, types: Types) -> Value:
    """Return one item, or the record around it, with its members in declared order."""
    into = effect.listing.into
    if into is None:
        return _one(shape, effect.response, context, types)
    members = context.put({}, effect.listing.envelope)
    found, _ = member_shape(shape, (into,), types)
    if found is not None:
        members[into] = _one(found, effect.response, context, types)
    return project(members, shape, types)


def _put(members: Members, steps: tuple[str, ...], value: Value) -> None:
    *outer, last = steps
    for step in outer:
        members = members.setdefault(step, {})
    members[last] = value


def _many(shape: Shape, effect: Effect, outcome: Outcome, types: Types) -> list[Value]:
    contexts = [replace(outcome.context, item=item) for item in outcome.items]
    return [_one(shape, effect.response, context, types) for context in contexts]


def _one(shape: Shape, assignments: Iterable[Assignment], context: Context, types: Types) -> Value:
    plain = types.bare(shape)
    stored: Members = {} if context.item is None else context.item.members
    if not _has_members(plain):
        value = dict(context.values(assignments)).get(_SCALAR)
        if isinstance(plain, BytesShape) and isinstance(value, str):
            return value.encode()
        return value
    members = dict(stored)
    for name, value in context.values(assignments):
        put_member(members, name, value)
    return project(members, plain, types)


def _has_members(shape: Shape) -> bool:
    if isinstance(shape, UnionShape):
        return all(each.json == "object" for each in shape.alternatives)
    return isinstance(shape, (RecordShape, MapShape, AnyShape))


def _member(value: Members, field: Field, types: Types) -> Value:
    plain = types.bare(field.type)
    constant = plain.value if isinstance(plain, ConstShape) else None
    return value.get(field.name, constant)


def _rest(value: Members, shape: RecordShape, types: Types) -> list[tuple[str, Value]]:
    """Return the members that a record does not declare but keeps."""
    if shape.rest is None:
        return []
    known = {field.name for field in shape.fields}
    others = {name: each for name, each in value.items() if name not in known}
    return [(name, project(each, shape.rest, types)) for name, each in others.items()]


def project(value: Value, shape: Shape, types: Types) -> Value:
    """Return the declared part of a stored value, or `ABSENT` for a null that is not allowed."""
    plain = types.bare(shape) if value is None else types.of(value, shape)
    if value is None:
        nullable = isinstance(types.resolve(shape), (NullableShape, AnyShape))
        return None if nullable else ABSENT
    if isinstance(plain, RecordShape) and isinstance(value, dict):
        pairs = [
            (field.name, project(_member(value, field, types), field.type, types))
            for field in plain.fields
            if field.name in value or isinstance(types.bare(field.type), ConstShape)
        ]
        pairs += _rest(value, plain, types)
        return {name: item for name, item in pairs if item is not ABSENT}
    if isinstance(plain, ListShape) and isinstance(value, list):
        return [project(item, plain.items, types) for item in value]
    if isinstance(plain, MapShape) and isinstance(value, dict):
        return {name: project(item, plain.values, types) for name, item in value.items()}
    return value
