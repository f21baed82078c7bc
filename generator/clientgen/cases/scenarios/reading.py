"""What the emulator reads of a call: the values after their way over the wire."""

from __future__ import annotations

import copy
from dataclasses import replace

from clientgen.cases.calls import CallTarget, CallValues
from clientgen.cases.requests import sent_body
from clientgen.cases.scenarios.outcomes import Given, Underivable
from clientgen.cases.scenarios.state import ABSENT
from clientgen.cases.values import Plain, Values
from clientgen.ir import reveal, thaw
from clientgen.wire import (
    Problem,
    Shape,
    Types,
    WireError,
    check,
    decode,
    encode,
    kind_of,
    value_from_pairs,
    value_to_pairs,
)
from clientgen.wire.shapes import ListShape, MapShape, RecordShape


def read(callee: CallTarget, given: CallValues, step: int) -> Given:
    """Return what the emulator reads of a call."""
    return Given(
        operation=callee.operation,
        parameters=_parameters(callee, given),
        body=_body(callee, given),
        step=step,
    )


def _parameters(callee: CallTarget, given: CallValues) -> dict[str, Plain]:
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


def _body(callee: CallTarget, given: CallValues) -> Plain:
    body, values = callee.operation.body, callee.values
    whole = sent_body(callee, given)
    if body is None or whole is None:
        return ABSENT
    media_type = reveal(body.media_types[0])
    if kind_of(media_type) not in ("json", "xml"):
        raise Underivable
    shape = values.shape(body.type)
    sent = values.sent(body.type, whole)
    try:
        written = encode(sent, shape, values.types, media_type)
        return decode(written, shape, values.types, media_type)
    except WireError:
        raise Underivable from None


def problems_of(values: Values, given: Given) -> tuple[Problem, ...]:
    """Return what is wrong with a request: with its parameters, or else with its body."""
    found: list[Problem] = []
    for each in (*values.service.parameters, *given.operation.parameters):
        name = reveal(each.wire_name)
        if name in given.parameters:
            found += check(given.parameters[name], values.shape(each.type), values.types, name)
        elif each.required and each.place != "host":
            found.append(Problem(path=name, code="required", message="is required"))
    body = given.operation.body
    if found or body is None or given.body is ABSENT:
        return tuple(found)
    return check(given.body, values.shape(body.type), values.types)


def filled(values: Values, given: Given) -> Given:
    """Return a request with the defaults of what its body lacks."""
    body = given.operation.body
    if body is None or given.body is ABSENT:
        return given
    return replace(given, body=_filled(given.body, values.shape(body.type), values.types))


def _filled(value: Plain, shape: Shape, types: Types) -> Plain:
    match types.bare(shape):
        case RecordShape(fields=fields) if isinstance(value, dict):
            usual = {
                each.name: copy.deepcopy(each.default)
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
