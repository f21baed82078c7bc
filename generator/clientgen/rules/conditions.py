"""Rules about responses that an argument of the request chooses."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog
from clientgen.diagnostics import nearest, quote
from clientgen.ir import BooleanType, Field, Operation, Parameter, Response, When, reveal
from clientgen.rules.rule import Finding, at, rule


@rule("SPEC359", "a response that no request can choose, or that nothing tells from another")
def _conditions(catalog: Catalog) -> Iterator[Finding]:
    for operation in catalog.service.operations:
        if operation.not_modified is not None and operation.not_modified.when is not None:
            message = "the response 304 is chosen by `If-None-Match` or `If-Modified-Since`"
            yield at(operation.not_modified, message, "remove `when`")
        conditional = [each for each in operation.responses if each.when is not None]
        if conditional:
            yield from _of_others(operation, conditional)
            yield from _of_request(catalog, operation)


def _of_others(operation: Operation, conditional: list[Response]) -> Iterator[Finding]:
    """What is wrong with the conditions of responses as alternatives to each other."""
    first, *others = conditional
    for each in others:
        assert first.when is not None
        assert each.when is not None
        if (first.when.name, first.when.value) == (each.when.name, each.when.value):
            message = f"two responses have the condition {_spell(each.when)}"
            yield at(each, message, "make one type of both with `oneOf`, or remove one")
        else:
            hint = "remove `when` of the response to all other requests"
            yield at(each, "only one response of an operation can have a condition", hint)
    if len(conditional) == len(operation.responses):
        message = "all responses have a condition, so that no response is left for other requests"
        yield at(first, message, "declare the response to all other requests, without `when`")
    elif len(operation.alternatives) > 1:
        message = "the operation has successes with several statuses, which tell them apart"
        yield at(first, message, "remove `when`, or list all responses under one status")
    if operation.paging is not None:
        message = "an operation with pages returns pages, whatever the request has"
        yield at(first, message, "remove `when`, or `paging`")


def _of_request(catalog: Catalog, operation: Operation) -> Iterator[Finding]:
    """What is wrong with the condition as something that a request can have."""
    when, switch = operation.when, catalog.switch(operation)
    assert when is not None
    name = quote(reveal(when.name))
    if operation.body is not None and not catalog.is_known(operation.body.type):
        return
    if switch is None:
        yield at(
            when, f"{name} is no boolean argument of the operation", _hint(catalog, operation, when)
        )
    elif not isinstance(catalog.bare(switch.type), BooleanType):
        if catalog.is_known(switch.type):
            yield at(when, f"{name} must be a boolean", "declare it with `type: boolean`")
    elif switch.has_default and switch.default is when.value:
        other = f"{reveal(when.name)}: {_word(not when.value)}"
        yield at(
            when,
            f"`{_word(when.value)}` is the default of {name}, so this is the usual response",
            f"write `when: {{{other}}}` at the other response",
        )


def _hint(catalog: Catalog, operation: Operation, when: When) -> str:
    body = operation.body
    record = catalog.flat_body(body) if body is not None else None
    if body is not None and record is None and not operation.parameters:
        return "a body that is given as a whole has no members that are arguments"
    parameters = [each for each in operation.parameters if each.place in ("query", "header")]
    every: list[Parameter | Field] = [*parameters, *(record.fields if record is not None else ())]
    near = nearest(reveal(when.name), [reveal(each.wire_name) for each in every])
    other = "name a boolean parameter of the query or a header, or a member of the body"
    return f"did you mean {quote(near)}?" if near else other


def _spell(when: When) -> str:
    return quote(f"{reveal(when.name)}: {_word(when.value)}")


def _word(value: bool) -> str:
    return "true" if value else "false"
