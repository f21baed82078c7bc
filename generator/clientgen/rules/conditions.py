"""Rules about responses that arguments of the request choose."""

from __future__ import annotations

from collections.abc import Iterator

from clientgen.catalog import Catalog, known_tokens, meets, switches
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    BooleanType,
    EnumType,
    Field,
    Operation,
    Parameter,
    Response,
    StringType,
    Term,
    Text,
    When,
    reveal,
)
from clientgen.rules.rule import Finding, at, rule


@rule(
    "SPEC359", "a response that no request can choose, or that nothing distinguishes from another"
)
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
    first = conditional[0]
    for index, each in enumerate(conditional):
        known = conditional[:index]
        same = next((other for other in known if _can_meet_both(other.when, each.when)), None)
        if same is not None:
            yield _alike(same, each)
    if len(conditional) == len(operation.responses):
        message = "all responses have a condition, so there is none for other requests"
        yield at(first, message, "declare the response to all other requests, without `when`")
    elif len(operation.alternatives) > 1:
        message = (
            "the operation has successes with several statuses, which distinguish them already"
        )
        yield at(first, message, "remove `when`, or list all responses under one status")
    if operation.paging is not None:
        message = "an operation with `paging` returns pages for every request"
        yield at(first, message, "remove `when`, or `paging`")


def _can_meet_both(one: When | None, other: When | None) -> bool:
    """Tell whether no argument must have different values for two conditions."""
    if one is None or other is None:
        return False
    pairs = [
        (values, other.values[name]) for name, values in one.values.items() if name in other.values
    ]
    return not any(set(some).isdisjoint(others) for some, others in pairs)


def _alike(one: Response, other: Response) -> Finding:
    assert one.when is not None
    assert other.when is not None
    if one.when.values == other.when.values:
        message = f"two responses have the condition {_spell(other.when)}"
        return at(other, message, "make one type of both with `oneOf`, or remove one")
    both = f"{_spell(one.when)} and {_spell(other.when)}"
    message = f"a request can meet the conditions of two responses, {both}"
    return at(other, message, "name an argument in both, with different values")


def _of_request(catalog: Catalog, operation: Operation) -> Iterator[Finding]:
    """What is wrong with conditions as something that a request can have."""
    if operation.body is not None and not catalog.is_known(operation.body.type):
        return
    by_name, faults = switches(catalog, operation), list[Finding]()
    for when in operation.conditions:
        for term in when.terms:
            faults += _of_term(catalog, operation, term, by_name.get(term.name))
    yield from faults
    if faults:
        return
    for when in operation.conditions:
        if meets(when, by_name, {}):
            yield _of_default(when)
            return
    if all(way.response is not None for way in catalog.ways(operation)):
        message = "every known request meets a condition, so none gets the response without `when`"
        hint = "list the values of the argument with `enum`, or make it optional"
        yield at(operation.conditions[0], message, hint)


def _of_term(
    catalog: Catalog, operation: Operation, term: Term, switch: Parameter | Field | None
) -> Iterator[Finding]:
    name = quote(reveal(term.name))
    if switch is None:
        message = f"{name} is not an argument that can choose a response"
        yield at(term, message, _hint(catalog, operation, term))
        return
    bare = catalog.bare(switch.type)
    if not catalog.is_known(switch.type):
        return
    is_text = isinstance(bare, StringType) and bare.format is None
    is_text |= isinstance(bare, EnumType) and bare.base == "string"
    if not isinstance(bare, BooleanType) and not is_text:
        message = f"{name} is neither a boolean nor a text, so it cannot choose a response"
        yield at(term, message, "declare it with `type: boolean`, or as an enumeration of texts")
        return
    for value in term.values:
        if isinstance(value, Text) is isinstance(bare, BooleanType):
            kind = "`true` or `false`" if isinstance(bare, BooleanType) else "text"
            yield at(term, f"the value of {name} must be {kind}", "")
            return
        known, has_others = known_tokens(catalog, switch)
        if value not in known and not has_others:
            near = nearest(_word(value), [_word(each) for each in known if each is not None])
            hint = f"did you mean {quote(near)}?" if near else ""
            yield at(term, f"{quote(_word(value))} is not a value of {name}", hint)


def _of_default(when: When) -> Finding:
    """The condition is met by a request without any of its arguments."""
    term, value = when.terms[0], when.terms[0].values[0]
    if len(when.terms) == 1 and isinstance(value, bool):
        other = f"{reveal(term.name)}: {_word(not value)}"
        message = f"`{_word(value)}` is the default of {quote(reveal(term.name))}"
        hint = f"write `when: {{{other}}}` at the other response"
        return at(term, f"{message}, so this is the usual response", hint)
    message = f"a request without {_names(when)} meets the condition by default"
    return at(when, f"{message}, so this is the usual response", "write `when` at the others")


def _hint(catalog: Catalog, operation: Operation, term: Term) -> str:
    body = operation.body
    record = catalog.flat_body(body) if body is not None else None
    if body is not None and record is None and not operation.parameters:
        return "the body is given as a whole, so its members are not arguments"
    parameters = [each for each in operation.parameters if each.place in ("query", "header")]
    every: list[Parameter | Field] = [*parameters, *(record.fields if record is not None else ())]
    near = nearest(reveal(term.name), [reveal(each.wire_name) for each in every])
    other = "name a parameter of the query or a header, or a member of the body"
    return f"did you mean {quote(near)}?" if near else other


def _names(when: When) -> str:
    return " and ".join(quote(reveal(term.name)) for term in when.terms)


def _spell(when: When) -> str:
    return quote(", ".join(f"{reveal(n)}: {_spell_values(v)}" for n, v in when.values.items()))


def _spell_values(values: tuple[bool | Text, ...]) -> str:
    words = ", ".join(map(_word, values))
    return words if len(values) == 1 else f"[{words}]"


def _word(value: bool | Text) -> str:
    if isinstance(value, Text):
        return reveal(value)
    return "true" if value else "false"
