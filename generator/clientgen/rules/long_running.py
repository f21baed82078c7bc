"""Rules on long-running operations: what they name, the states, the result, what nothing uses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from clientgen.catalog import Catalog, Course, Spot, course_faults, misfits
from clientgen.diagnostics import quote
from clientgen.ir import (
    IntegerType,
    ListValue,
    ObjectValue,
    Operation,
    Parameter,
    Text,
    Value,
    reveal,
)
from clientgen.ir.words import Word
from clientgen.rules.rule import Finding, at, rule

_WHOLE = re.compile("-?[0-9]{1,18}")


def _faults(catalog: Catalog, code: str) -> Iterator[Finding]:
    for fault in course_faults(catalog, catalog.operations):
        if fault.code == code:
            yield at(fault.word, fault.message, fault.hint)


@rule("SPEC387", "an operation that cannot report the status of a long-running one", whole=True)
def _operations(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC387")
    for operation in catalog.service.operations:
        course = catalog.course(operation)
        if course is not None:
            yield from _unfit_ids(catalog, operation, course)


def _unfit_ids(catalog: Catalog, operation: Operation, course: Course) -> Iterator[Finding]:
    """Ids in examples that the parameter cannot be which takes them."""
    for owner, parameter, word, value in _taken_ids(catalog, operation, course):
        if owner is None or parameter is None or value is None:
            continue
        given = _as_given(catalog, parameter, value)
        for misfit in islice(misfits(catalog, given, parameter.type), 1):
            name, whose = quote(reveal(parameter.wire_name)), quote(reveal(owner.full_name))
            message = f"the example of the id cannot be {name} of {whose}: {misfit}"
            yield at(word, message, "correct the example, or the type of one of them")


def _taken_ids(
    catalog: Catalog, operation: Operation, course: Course
) -> Iterator[tuple[Operation | None, Parameter | None, Word, Value]]:
    """Yield each operation that takes an id, with its parameter, the word that names it, the id."""
    words = course.long_running
    begun = _begun_id(catalog, operation, course)
    yield course.poll, course.argument, words.driver, begun
    if words.result is not None and words.result.id is not None and course.last_id is not None:
        ended = _member(catalog, course.poll, course.last_id)
        yield course.last, course.last_argument, words.result.id, ended
    else:
        yield course.last, course.last_argument, words.driver, begun


def _begun_id(catalog: Catalog, operation: Operation, course: Course) -> Value:
    """The id in the example of the response that begins something; None if it has none."""
    if course.identity is not None:
        return _member(catalog, operation, course.identity)
    name = course.long_running.driver.text
    headers = operation.responses[0].headers
    led = next((each for each in headers if each.wire_name == name and each.seen), None)
    if led is None or course.long_running.style != "header":
        return None
    return catalog.example_of(led)


def _member(catalog: Catalog, operation: Operation, spot: Spot) -> Value:
    value = catalog.example_of(operation.responses[0])
    for step in spot.names:
        match value:
            case ObjectValue(members=members):
                value = next((each for name, each in members if name == step), None)
            case ListValue(items=items):
                value = items[-1] if items else None
            case _:
                return None
    return value


def _as_given(catalog: Catalog, parameter: Parameter, value: Value) -> Value:
    """An id as the client gives it to a parameter."""
    text = reveal(value) if isinstance(value, Text) else str(value)
    is_number = isinstance(catalog.bare(parameter.type), IntegerType)
    return int(text) if is_number and _WHOLE.fullmatch(text) else Text(text)


@rule("SPEC388", "a member of a status that does not exist, or is of another kind", whole=True)
def _members(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC388")


@rule("SPEC389", "states of a long-running operation that contradict one another", whole=True)
def _states(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC389")


@rule("SPEC390", "an operation that cannot be long-running, or cannot have its result", whole=True)
def _results(catalog: Catalog) -> Iterator[Finding]:
    yield from _faults(catalog, "SPEC390")


@rule("SPEC392", "a name under `long_running` that nothing uses", whole=True, level="warning")
def _unused(catalog: Catalog) -> Iterator[Finding]:
    used = {o.long_running.name for o in catalog.service.operations if o.long_running is not None}
    for word in catalog.service.long_runnings:
        if word.text not in used:
            yield at(word, f"no operation uses {quote(reveal(word.text))} of `long_running`")
