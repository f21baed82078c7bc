"""What the emulator reads of a call: the values after their way over the wire."""

from __future__ import annotations

from collections.abc import Mapping

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.requests import content_of, sent_body
from clientgen.cases.scenarios.outcomes import Underivable
from clientgen.cases.scenarios.state import ABSENT, copied
from clientgen.cases.values import Plain, Values
from clientgen.ir import Operation, reveal, thaw
from clientgen.wire import (
    Problem,
    Shape,
    Types,
    WireError,
    check,
    decode,
    kind_of,
    value_from_pairs,
    value_to_pairs,
)
from clientgen.wire.shapes import ListShape, MapShape, RecordShape


def read_parameters(callee: CallTarget, given: CallValues) -> dict[str, Plain]:
    """Return the parameters of a call that the emulator reads, by wire name; may raise `Underivable`."""
    values, found = callee.values, dict[str, Plain]()
    for each in callee.parameters:
        name, shape = reveal(each.wire_name), values.shape(each.type)
        if each.place == "host":
            continue
        value = given.parameters.get(each.path)
        if value is None:
            if each.has_default:
                found[name] = thaw(each.default)
            continue
        try:
            sent = values.sent(each.type, value)
            pairs = value_to_pairs(name, sent, shape, values.types, each.style)
            seen = value_from_pairs(name, pairs, shape, values.types, each.style)
        except WireError:
            raise Underivable from None
        if seen is not None:
            found[name] = seen
    return found


def read_body(callee: CallTarget, given: CallValues) -> Plain:
    """Return the body that the emulator reads, `ABSENT` if none is sent; may raise `Underivable`."""
    body, values = callee.operation.body, callee.values
    if body is None:
        return ABSENT
    media_type = reveal(body.media_types[0])
    if kind_of(media_type) not in ("json", "xml"):
        if sent_body(callee, given) is None:
            return ABSENT
        raise Underivable
    try:
        written = content_of(callee, given)
        if written is None:
            return ABSENT
        return decode(written, values.shape(body.type), values.types, media_type)
    except WireError:
        raise Underivable from None


def problems_of_parameters(
    callee: CallTarget, parameters: Mapping[str, Plain]
) -> tuple[Problem, ...]:
    """Return what is wrong with the parameters of a request."""
    values, found = callee.values, list[Problem]()
    for each in callee.parameters:
        name = reveal(each.wire_name)
        if name in parameters:
            found += check(parameters[name], values.shape(each.type), values.types, name)
        elif each.required and each.place != "host":
            found.append(Problem(path=name, code="required", message="is required"))
    return tuple(found)


def problems_of_body(values: Values, operation: Operation, body: Plain) -> tuple[Problem, ...]:
    """Return what is wrong with the body of a request."""
    if operation.body is None or body is ABSENT:
        return ()
    return check(body, values.shape(operation.body.type), values.types)


def filled(values: Values, operation: Operation, body: Plain) -> Plain:
    """Return the body of a request with the defaults of what it lacks."""
    if operation.body is None or body is ABSENT:
        return body
    return _filled(body, values.shape(operation.body.type), values.types)


def _filled(value: Plain, shape: Shape, types: Types) -> Plain:
    match types.bare(shape):
        case RecordShape(fields=fields) if isinstance(value, dict):
            usual = {
                each.name: copied(each.default)
                for each in fields
                if each.has_default and each.name not in value
            }
            inner = {each.name: each.type for each in fields}
            return {
                name: _filled(each, inner[name], types) if name in inner else each
                for name, each in {**value, **usual}.items()
            }
        case ListShape(items=items) if isinstance(value, list):
            return [_filled(each, items, types) for each in value]
        case MapShape(values=inner_shape) if isinstance(value, dict):
            return {name: _filled(each, inner_shape, types) for name, each in value.items()}
        case _:
            return value
