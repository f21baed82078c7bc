"""Names in `emulation.yaml`: each is the name of something that exists."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from clientgen.catalog import misfits
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    EMPTY_STATUSES,
    Assignment,
    Collection,
    Datum,
    Effect,
    Kind,
    ListValue,
    ObjectValue,
    Operation,
    Text,
    TourStep,
    Value,
    ValueSource,
    Word,
    reveal,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    argument_of,
    created_beside,
    did_you_mean,
    emulation_rule,
    error_responses,
    response_of,
)
from clientgen.rules.emulation.visible_sources import source_uses
from clientgen.rules.http import OF_CONNECTION, header_fault, wire_fault
from clientgen.rules.rule import Finding, at

_OF_MESSAGE = OF_CONNECTION | {"content-type"}
"""Headers that the emulator writes itself."""


@emulation_rule(
    "SPEC501", "an operation whose effect neither emulation.yaml nor its verb and path tell"
)
def _without_effect(emulated: EmulatedService) -> Iterator[Finding]:
    known = {effect.operation.text for effect in emulated.behaviour.effects}
    # A misspelt name of an operation is reported once, as SPEC502.
    unknown = (name for name in known if name not in emulated.catalog.operations)
    meant = {nearest(reveal(name), map(reveal, emulated.catalog.operations)) for name in unknown}
    for name in emulated.catalog.operations:
        if name not in known and reveal(name) not in meant:
            message = (
                f"emulation.yaml has no entry for the operation {quote(reveal(name))}, "
                "whose effect does not follow from its verb and path"
            )
            hint = f"add {quote(reveal(name) + ':')} with what it does"
            yield at(emulated.emulation.operations, message, hint)


@emulation_rule("SPEC502", "the operation of an effect or a link does not exist")
def _unknown_operations(emulated: EmulatedService) -> Iterator[Finding]:
    for effect in emulated.behaviour.effects:
        yield from _operation(emulated, effect.operation)
        for source in _sources(effect):
            if source.kind == "link":
                yield from _operation(emulated, argument_of(source))


@emulation_rule("SPEC524", "a step of the tour that cannot be run")
def _tour(emulated: EmulatedService) -> Iterator[Finding]:
    for step in emulated.emulation.tour:
        yield from _operation(emulated, step.operation)
        operation = emulated.catalog.operations.get(step.operation.text)
        if operation is not None:
            yield from _given(emulated, operation, step)


def _given(emulated: EmulatedService, operation: Operation, step: TourStep) -> Iterator[Finding]:
    name = quote(reveal(step.operation.text))
    known = {each.wire_name: each for each in operation.parameters}
    for word, given in ((each.name, each.value) for each in step.parameters):
        parameter = known.get(word.text)
        if parameter is None:
            message = f"{name} has no parameter {quote(reveal(word.text))}"
            yield at(word, message, did_you_mean(word.text, known))
            continue
        fault = wire_fault(parameter.place, "value", [given.value])
        if fault:
            yield at(given, f"{quote(reveal(word.text))} cannot be sent: {fault}")
        else:
            yield from _misfit(emulated, given, parameter.type, quote(reveal(word.text)))
    if step.body is not None and operation.body is not None:
        yield from _misfit(emulated, step.body, operation.body.type, f"the body of {name}")


def _misfit(emulated: EmulatedService, given: Datum, kind: Kind, what: str) -> Iterator[Finding]:
    for fault in islice(misfits(emulated.catalog, given.value, kind), 1):
        hint = "correct it: the command refuses such a value, and sends nothing"
        yield at(given, f"the value of the tour does not fit {what}: {fault}", hint)


def _operation(emulated: EmulatedService, word: Word) -> Iterator[Finding]:
    if word.text not in emulated.catalog.operations:
        message = f"there is no operation {quote(reveal(word.text))}"
        yield at(word, message, did_you_mean(word.text, emulated.catalog.operations))


def _sources(effect: Effect) -> Iterator[ValueSource]:
    children = (each for child in created_beside(effect) for each in child.store)
    shown = (*effect.response, *effect.listing.envelope, *effect.headers)
    for assignment in (*effect.store, *children, *shown):
        yield assignment.source
    yield from (each.value for each in effect.require)
    yield from (each.value for each in effect.listing.where)
    if effect.listing.limit is not None:
        yield effect.listing.limit


@emulation_rule("SPEC503", "a collection that emulation.yaml names does not exist")
def _unknown_collections(emulated: EmulatedService) -> Iterator[Finding]:
    for word in _collection_words(emulated):
        if word.text not in emulated.collections:
            message = f"there is no collection {quote(reveal(word.text))}"
            yield at(word, message, did_you_mean(word.text, emulated.collections))


def _collection_words(emulated: EmulatedService) -> Iterator[Word]:
    for collection in emulated.behaviour.collections:
        if collection.parent is not None:
            yield collection.parent
    yield from (each.name for each in emulated.emulation.sample)
    for effect in emulated.behaviour.effects:
        if effect.collection is not None:
            yield effect.collection
        yield from (each.collection for each in effect.require)
        if effect.starts is not None:
            yield effect.starts.collection
        yield from _below(effect)
        yield from (argument_of(source) for source in _sources(effect) if source.kind == "count")


def _below(effect: Effect) -> Iterator[Word]:
    """The collections that must be children of the one that the effect uses."""
    yield from (each.collection for each in effect.children)
    yield from (each.collection for each in effect.refuse_with_children)


@emulation_rule("SPEC504", "a collection that is its own ancestor")
def _own_ancestors(emulated: EmulatedService) -> Iterator[Finding]:
    for collection in emulated.behaviour.collections:
        if collection.parent is not None and _is_above_itself(emulated, collection):
            message = f"{quote(reveal(collection.name.text))} is its own ancestor"
            yield at(collection.parent, message, "remove `parent` from one of these collections")


def _is_above_itself(emulated: EmulatedService, collection: Collection) -> bool:
    seen: list[Collection] = []
    above = emulated.parent(collection)
    while above is not None and above not in seen:
        if above is collection:
            return True
        seen.append(above)
        above = emulated.parent(above)
    return False


@emulation_rule("SPEC523", "a collection that is not a child of the one that the operation uses")
def _not_children(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        for word in _below(work.effect) if work.collection is not None else ():
            yield from _child(emulated, word, work.collection)
    for use in source_uses(emulated):
        if use.source.kind == "count":
            yield from _child(emulated, argument_of(use.source), use.item)


def _child(
    emulated: EmulatedService, word: Word, collection: Collection | None
) -> Iterator[Finding]:
    children = emulated.children(collection) if collection is not None else ()
    if collection is not None and word.text in emulated.collections and word.text not in children:
        name = quote(reveal(collection.name.text))
        message = f"collection {quote(reveal(word.text))} is not a child of {name}"
        yield at(word, message, did_you_mean(word.text, children))


@emulation_rule("SPEC505", "a scope that is not a parameter of the client")
def _scopes(emulated: EmulatedService) -> Iterator[Finding]:
    parameters = emulated.catalog.service.parameters
    known = [
        each.wire_name
        for each in parameters
        if each.required and each.place not in ("host", "call")
    ]
    for collection in emulated.behaviour.collections:
        for word in collection.scope:
            if word.text not in known:
                message = f"the client has no parameter {quote(reveal(word.text))}"
                yield at(word, message, did_you_mean(word.text, known))


@emulation_rule("SPEC507", "an error that emulation.yaml names is not in errors.yaml")
def _unknown_errors(emulated: EmulatedService) -> Iterator[Finding]:
    for named in error_responses(emulated.behaviour):
        error = emulated.catalog.errors.get(named.code.text)
        code = quote(reveal(named.code.text))
        if error is None:
            hint = did_you_mean(named.code.text, emulated.catalog.errors)
            yield at(named.code, f"{code} is not an error code of errors.yaml", hint)
        elif named.reason is not None:
            reasons = [reason.name for reason in error.reasons]
            if named.reason.text not in reasons:
                message = f"{quote(reveal(named.reason.text))} is not a reason of {code}"
                yield at(named.reason, message, did_you_mean(named.reason.text, reasons))


@emulation_rule("SPEC509", "an effect with a status that the operation does not declare")
def _statuses(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        status = work.effect.status
        if status is not None and response_of(work) is None:
            known = ", ".join(f"`{each}`" for each in work.operation.alternatives)
            message = f"{work.name} has no response with the status {status.value}"
            hint = f"the statuses of its responses are {known}"
            if status.value in EMPTY_STATUSES and "2XX" in work.operation.alternatives:
                hint += ", and that of `2XX` has a body, which this status does not allow"
            yield at(status, message, hint)


@emulation_rule("SPEC518", "a header of the emulator that HTTP does not allow")
def _headers(emulated: EmulatedService) -> Iterator[Finding]:
    behaviour = emulated.behaviour
    every: list[Assignment] = [*behaviour.headers]
    for effect in behaviour.effects:
        every += effect.headers
    for each in every:
        name = quote(reveal(each.name.text))
        if reveal(each.name.text).lower() in _OF_MESSAGE:
            yield at(each.name, f"header {name} is written by the emulator itself", "remove it")
        for given in _constants(each.source):
            fault = _header_fault(given.value)
            if fault:
                yield at(given, f"the value of the header {name} {fault}")


def _constants(source: ValueSource) -> Iterator[Datum]:
    if source.kind == "constant":
        yield source.argument
    if source.otherwise is not None:
        yield source.otherwise


def _header_fault(value: Value) -> str:
    if isinstance(value, Text):
        return header_fault(reveal(value))
    is_plain = value is not None and not isinstance(value, ListValue | ObjectValue)
    return "" if is_plain else "must be one line of text"
