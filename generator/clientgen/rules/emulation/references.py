"""Names in `emulation.yaml`: each says something that is there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Assignment,
    Collection,
    Datum,
    Effect,
    ErrorResponse,
    ListValue,
    ObjectValue,
    Text,
    Value,
    ValueSource,
    Word,
    reveal,
)
from clientgen.rules.emulation.emulated_service import (
    EmulatedService,
    argument_of,
    at,
    did_you_mean,
    errors_named_by,
    on_emulation,
    response,
)
from clientgen.rules.rule import Finding, Rule

_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
_TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")


def _without_effect(emulated: EmulatedService) -> Iterator[Finding]:
    known = {effect.operation.text for effect in emulated.behaviour.effects}
    # a name that is only misspelt is SPEC502
    unknown = (name for name in known if name not in emulated.operations)
    meant = {nearest(reveal(name), map(reveal, emulated.operations)) for name in unknown}
    for name in emulated.operations:
        if name not in known and reveal(name) not in meant:
            message = f"nothing is said about the operation {quote(reveal(name))}"
            hint = f"add {quote(reveal(name) + ':')} with what it does"
            yield at(emulated.emulation.operations, message, hint)


def _unknown_operations(emulated: EmulatedService) -> Iterator[Finding]:
    for effect in emulated.behaviour.effects:
        yield from _operation(emulated, effect.operation)
        for source in _sources(effect):
            if source.kind == "link":
                yield from _operation(emulated, argument_of(source))


def _tour(emulated: EmulatedService) -> Iterator[Finding]:
    for step in emulated.emulation.tour:
        yield from _operation(emulated, step.operation)
        operation = emulated.operations.get(step.operation.text)
        known = [each.wire_name for each in operation.parameters] if operation is not None else []
        for word in (each.name for each in step.parameters) if operation is not None else ():
            if word.text not in known:
                message = f"the operation has no parameter {quote(reveal(word.text))}"
                yield at(word, message, did_you_mean(word.text, known))


def _operation(emulated: EmulatedService, word: Word) -> Iterator[Finding]:
    if word.text not in emulated.operations:
        message = f"there is no operation {quote(reveal(word.text))}"
        yield at(word, message, did_you_mean(word.text, emulated.operations))


def _sources(effect: Effect) -> Iterator[ValueSource]:
    children = (each for child in effect.children for each in child.store)
    for assignment in (*effect.store, *children, *effect.answer, *effect.headers):
        yield assignment.source
    yield from (each.value for each in effect.require)
    yield from (each.value for each in effect.listing.where)
    if effect.listing.limit is not None:
        yield effect.listing.limit


def _unknown_collections(emulated: EmulatedService) -> Iterator[Finding]:
    for word in _collection_words(emulated):
        if word.text not in emulated.collections:
            message = f"there is no collection {quote(reveal(word.text))}"
            yield at(word, message, did_you_mean(word.text, emulated.collections))


def _collection_words(emulated: EmulatedService) -> Iterator[Word]:
    for collection in emulated.behaviour.collections:
        if collection.parent is not None:
            yield collection.parent
    for effect in emulated.behaviour.effects:
        if effect.collection is not None:
            yield effect.collection
        yield from (each.collection for each in effect.require)
        yield from _below(effect)
        yield from (argument_of(source) for source in _sources(effect) if source.kind == "count")


def _below(effect: Effect) -> Iterator[Word]:
    """The collections that must be children of the effect's."""
    yield from (each.collection for each in effect.children)
    yield from (each.collection for each in effect.refuse_with_children)


def _own_ancestors(emulated: EmulatedService) -> Iterator[Finding]:
    for collection in emulated.behaviour.collections:
        if collection.parent is not None and _is_above_itself(emulated, collection):
            message = f"{quote(reveal(collection.name.text))} is its own ancestor"
            yield at(collection.parent, message, "let one of these collections have no `parent`")


def _is_above_itself(emulated: EmulatedService, collection: Collection) -> bool:
    seen: list[Collection] = []
    above = emulated.parent(collection)
    while above is not None and above not in seen:
        if above is collection:
            return True
        seen.append(above)
        above = emulated.parent(above)
    return False


def _not_children(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        if work.collection is None:
            continue
        effect = work.effect
        words = [*_below(effect)]
        words += [argument_of(source) for source in _own_sources(effect) if source.kind == "count"]
        for word in words:
            yield from _child(emulated, word, work.collection)


def _own_sources(effect: Effect) -> Iterator[ValueSource]:
    """The sources that look at the item itself, not at a child that is made with it."""
    return (each.source for each in (*effect.store, *effect.answer, *effect.headers))


def _child(emulated: EmulatedService, word: Word, collection: Collection) -> Iterator[Finding]:
    children = emulated.children(collection)
    if word.text in emulated.collections and word.text not in children:
        name = quote(reveal(collection.name.text))
        message = f"items of {quote(reveal(word.text))} are no children of those of {name}"
        yield at(word, message, did_you_mean(word.text, children))


def _scopes(emulated: EmulatedService) -> Iterator[Finding]:
    known = [parameter.wire_name for parameter in emulated.scope.service.parameters]
    for collection in emulated.behaviour.collections:
        for word in collection.scope:
            if word.text not in known:
                message = f"the client has no parameter {quote(reveal(word.text))}"
                yield at(word, message, did_you_mean(word.text, known))


def _unknown_errors(emulated: EmulatedService) -> Iterator[Finding]:
    for mistake in _mistakes(emulated):
        error = emulated.errors.get(mistake.code.text)
        code = quote(reveal(mistake.code.text))
        if error is None:
            hint = did_you_mean(mistake.code.text, emulated.errors)
            yield at(mistake.code, f"{code} is not an error code of errors.yaml", hint)
        elif mistake.reason is not None:
            reasons = [reason.name for reason in error.reasons]
            if mistake.reason.text not in reasons:
                message = f"{quote(reveal(mistake.reason.text))} is not a reason of {code}"
                yield at(mistake.reason, message, did_you_mean(mistake.reason.text, reasons))


def _mistakes(emulated: EmulatedService) -> Iterator[ErrorResponse]:
    yield from (each.error for each in emulated.behaviour.refusals)
    yield from (each.error for each in emulated.behaviour.invalid)
    for collection in emulated.behaviour.collections:
        for answer in (collection.missing, collection.taken):
            if isinstance(answer, ErrorResponse):
                yield answer
    for effect in emulated.behaviour.effects:
        yield from errors_named_by(effect)


def _statuses(emulated: EmulatedService) -> Iterator[Finding]:
    for work in emulated.works:
        word = work.effect.status
        if word is not None and response(work) is None:
            known = ", ".join(f"`{each.status}`" for each in work.operation.responses)
            message = f"{work.name} never answers {word.value}"
            hint = f"its successes are {known}"
            yield Finding(location=word.location, path=word.path, message=message, hint=hint)


def _headers(emulated: EmulatedService) -> Iterator[Finding]:
    behaviour = emulated.behaviour
    every: list[Assignment] = [*behaviour.headers]
    for effect in behaviour.effects:
        every += effect.headers
    for word in (*(each.name for each in every), *behaviour.error_body.wrapped_without):
        if not _TOKEN.fullmatch(reveal(word.text)):
            name = quote(reveal(word.text))
            message = f"{name} is no name of a header: HTTP allows letters, digits and `-`"
            yield at(word, message)
    for each in every:
        for given in _constants(each.source):
            if not _can_be_sent(given.value):
                message = f"the header {quote(reveal(each.name.text))} is no line of text"
                yield Finding(location=given.location, path=given.path, message=message)


def _constants(source: ValueSource) -> Iterator[Datum]:
    if source.kind == "constant":
        yield source.argument
    if source.otherwise is not None:
        yield source.otherwise


def _can_be_sent(value: Value) -> bool:
    if isinstance(value, Text):
        return not _CONTROL.search(reveal(value))
    return value is not None and not isinstance(value, ListValue | ObjectValue)


RULES = (
    Rule(
        code="SPEC501",
        summary="an operation of which emulation.yaml says nothing",
        find=on_emulation(_without_effect),
    ),
    Rule(
        code="SPEC502",
        summary="an effect or a link names no operation",
        find=on_emulation(_unknown_operations),
    ),
    Rule(
        code="SPEC503",
        summary="emulation.yaml names a collection that is not there",
        find=on_emulation(_unknown_collections),
    ),
    Rule(
        code="SPEC504",
        summary="a collection that is its own ancestor",
        find=on_emulation(_own_ancestors),
    ),
    Rule(
        code="SPEC505",
        summary="a scope that is no parameter of the client",
        find=on_emulation(_scopes),
    ),
    Rule(
        code="SPEC507",
        summary="emulation.yaml names an error that is not in errors.yaml",
        find=on_emulation(_unknown_errors),
    ),
    Rule(
        code="SPEC509",
        summary="an effect with a status that the operation does not declare",
        find=on_emulation(_statuses),
    ),
    Rule(
        code="SPEC518",
        summary="a header of the emulator that HTTP does not allow",
        find=on_emulation(_headers),
    ),
    Rule(
        code="SPEC523",
        summary="a collection whose items are no children of the item",
        find=on_emulation(_not_children),
    ),
    Rule(
        code="SPEC524",
        summary="a step of the tour names no operation, or a parameter that it does not have",
        find=on_emulation(_tour),
    ),
)
