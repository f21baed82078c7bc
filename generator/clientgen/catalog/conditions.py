"""Which of several responses a request gets, as its arguments choose."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from clientgen.catalog.named_types import NamedTypes
from clientgen.ir import (
    Body,
    BooleanType,
    EnumType,
    Field,
    Operation,
    Parameter,
    RecordType,
    Reference,
    Response,
    StringType,
    Term,
    Text,
    Value,
    When,
)

Token: TypeAlias = bool | Text | None
"""A value of an argument; None for a request without it, and for null."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """Arguments with which a request gets one response: each has one of these values."""

    tokens: Mapping[Text, tuple[Token, ...]]
    response: Response | None
    """The response with the condition that is met; None for the usual one."""


def flat_record(types: NamedTypes, body: Body) -> RecordType | None:
    """Return the record whose members are separate arguments of a call; None if it is whole.

    An optional body can be omitted as a whole; required arguments cannot express this.
    """
    kind = types.bare(body.type)
    if not isinstance(kind, RecordType) or not isinstance(body.type, Reference):
        return None
    if types.is_nullable(body.type):
        return None
    if not body.required and any(field.required for field in kind.fields):
        return None
    return kind


def switches(types: NamedTypes, operation: Operation) -> dict[Text, Parameter | Field]:
    """Return the parameters and members by which requests choose their response.

    A name of a condition that no argument has is missing; a rule reports it.
    """
    names = {term.name for when in operation.conditions for term in when.terms}
    record = flat_record(types, operation.body) if names and operation.body is not None else None
    parameters = (each for each in operation.parameters if each.place in ("query", "header"))
    every: tuple[Parameter | Field, ...] = (
        *parameters,
        *(record.fields if record is not None else ()),
    )
    return {each.wire_name: each for each in reversed(every) if each.wire_name in names}


def accepted_tokens(term: Term, switch: Parameter | Field) -> tuple[Token, ...]:
    """Return what a condition takes of an argument; a request without it has the default."""
    is_default = switch.has_default and _is_among(switch.default, term.values)
    return (*term.values, None) if is_default else term.values


def meets(
    when: When, chosen_by: Mapping[Text, Parameter | Field], given: Mapping[Text, Value]
) -> bool:
    """Tell whether a request with these arguments meets a condition."""
    return all(
        term.name in chosen_by
        and _is_among(given.get(term.name), accepted_tokens(term, chosen_by[term.name]))
        for term in when.terms
    )


def _is_among(value: Value, tokens: Sequence[Token]) -> bool:
    return any(type(each) is type(value) and each == value for each in tokens)


def known_tokens(types: NamedTypes, switch: Parameter | Field) -> tuple[tuple[Token, ...], bool]:
    """Return the values of an argument that are known, and whether it has others."""
    match types.bare(switch.type):
        case BooleanType():
            values: tuple[Token, ...] = (False, True)
            has_others = False
        case EnumType(members=members, open=has_others, base="string"):
            values = tuple(each.value for each in members if isinstance(each.value, Text))
        case StringType():
            values, has_others = (), True
        case _:
            return (), True
    can_be_absent = not switch.required or types.is_nullable(switch.type)
    return ((None, *values) if can_be_absent else values), has_others


@dataclass(frozen=True, slots=True, kw_only=True)
class _Tree:
    """The ways of an operation: argument by argument, in the order in which conditions name them."""

    types: NamedTypes
    switches: Mapping[Text, Parameter | Field]
    wanted: Mapping[Text, Mapping[Text, tuple[Token, ...]]]
    """The values that each conditional response, by its path, takes of its arguments."""

    def walk(
        self,
        names: Sequence[Text],
        left: Sequence[Response],
        tokens: Mapping[Text, tuple[Token, ...]],
    ) -> Iterator[Way]:
        """Yield the ways to the responses that are left, from these arguments on."""
        waiting = [n for n in names if any(n in self.wanted[each.path] for each in left)]
        if not waiting:
            yield Way(tokens=tokens, response=next(iter(left), None))
            return
        name, *others = waiting
        found, has_others = self._sides(name, left)
        if len(found) == 1 and not has_others:
            yield from self.walk(others, next(iter(found.values()))[0], tokens)
            return
        for responses, own in found.values():
            yield from self.walk(others, responses, {**tokens, name: own})

    def _sides(
        self, name: Text, left: Sequence[Response]
    ) -> tuple[dict[tuple[Text, ...], tuple[list[Response], tuple[Token, ...]]], bool]:
        """What is left for which values of an argument, and whether it has other values."""
        wanted = [self.wanted[each.path].get(name, ()) for each in left]
        known, has_others = known_tokens(self.types, self.switches[name])
        every = [*known]
        every += [t for tokens in wanted for t in tokens if not _is_among(t, every)]
        found: dict[tuple[Text, ...], tuple[list[Response], tuple[Token, ...]]] = {}
        for token in every:
            fitting = [
                each
                for each, tokens in zip(left, wanted, strict=True)
                if not tokens or _is_among(token, tokens)
            ]
            side = tuple(each.path for each in fitting)
            found[side] = (fitting, (*found.get(side, ((), ()))[1], token))
        return found, has_others


def ways(types: NamedTypes, operation: Operation) -> tuple[Way, ...]:
    """Return all ways to the responses of an operation, those to the usual one first.

    Each request fits one of them at most: none of them is for values that nothing names.
    """
    by_name = switches(types, operation)
    conditional = [each for each in operation.responses if each.when is not None]
    wanted = {
        each.path: {
            term.name: accepted_tokens(term, by_name[term.name])
            for term in (each.when.terms if each.when is not None else ())
            if term.name in by_name
        }
        for each in conditional
    }
    names = list(dict.fromkeys(name for terms in wanted.values() for name in terms))
    tree = _Tree(types=types, switches=by_name, wanted=wanted)
    found = tree.walk(names, conditional, {})
    return tuple(sorted(found, key=lambda way: way.response is not None))
