"""`emulation.yaml` to the behaviour of the emulator, every word with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, cast, get_args

from clientgen.ir import (
    Assignment,
    ChildItem,
    Childless,
    Collection,
    Condition,
    Effect,
    Emulation,
    InvalidInput,
    Listing,
    Mistake,
    Requirement,
    Seed,
    SeedMember,
    Text,
    TourStep,
    ValueSource,
    Word,
    freeze,
    reveal,
)
from clientgen.ir.emulation import EffectVerb, SourceKind
from clientgen.lowering.node import Node

_KINDS = get_args(SourceKind)
_VERBS = get_args(EffectVerb)


def read_emulation(node: Node) -> Emulation:
    """Return what `emulation.yaml` says; `node` is its root."""
    errors = node.get("errors")
    return Emulation(
        content=freeze(node.merged()),
        location=node.location,
        operations=_name("operations", node.get("operations") or node),
        collections=tuple(_collection(*member) for member in _members(node.get("collections"))),
        effects=tuple(_effect(*member) for member in _members(node.get("operations"))),
        headers=_assignments(node.get("headers")),
        wrapped_without=_words(errors.get("wrapped_without")) if errors is not None else (),
        refusals=tuple(_mistake(member) for _, member in _members(node.get("refusals"))),
        invalid=tuple(_invalid(item) for item in _items(node.get("invalid"))),
        tour=tuple(_step(item) for item in _items(node.get("tour"))),
    )


def _step(node: Node) -> TourStep:
    return TourStep(
        operation=_word(node["operation"]),
        parameters=tuple(_name(*member) for member in _members(node.get("parameters"))),
    )


def _members(node: Node | None) -> Iterator[tuple[str, Node]]:
    return node.members() if node is not None else iter(())


def _items(node: Node | None) -> Iterator[Node]:
    return node.items() if node is not None else iter(())


def _name(name: str, node: Node) -> Word:
    """The key of a member."""
    return Word(text=Text(name), location=node.location, path=Text(node.path))


def _word(node: Node) -> Word:
    """The value of a member."""
    return Word(text=Text(str(node.value)), location=node.value_location, path=Text(node.path))


def _optional(node: Node | None) -> Word | None:
    return _word(node) if node is not None else None


def _words(node: Node | None) -> tuple[Word, ...]:
    return tuple(_word(item) for item in _items(node))


def _mistake(node: Node) -> Mistake:
    return Mistake(code=_word(node["error"]), reason=_optional(node.get("reason")))


def _optional_mistake(node: Node | None) -> Mistake | None:
    return _mistake(node) if node is not None else None


def _source(node: Node) -> ValueSource:
    kind = next(name for name in node.keys() if name in _KINDS)  # noqa: SIM118 - no mapping
    argument, otherwise = node[kind], node.get("otherwise")
    return ValueSource(
        kind=cast("SourceKind", kind),
        argument=freeze(argument.merged()),
        location=argument.value_location,
        path=Text(argument.path),
        size=node.whole("bytes"),
        otherwise=node.frozen("otherwise"),
        has_otherwise=otherwise is not None,
    )


def _assignments(node: Node | None) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(name=_name(name, member), source=_source(member))
        for name, member in _members(node)
    )


def _invalid(node: Node) -> InvalidInput:
    return InvalidInput(
        mistake=_mistake(node),
        at=node.texts("at"),
        rules=tuple(reveal(rule) for rule in node.texts("rule")),
    )


def _collection(name: str, node: Node) -> Collection:
    return Collection(
        name=_name(name, node),
        key=_word(node["key"]),
        words=tuple(_name(*member) for member in node.members()),
        named_by=_optional(node.get("named_by")),
        parent=_optional(node.get("parent")),
        scope=_words(node.get("scope")),
        missing=_optional_mistake(node.get("missing")),
        taken=_taken(node.get("taken")),
        seeds=tuple(_seed(item) for item in _items(node.get("seed"))),
    )


def _taken(node: Node | None) -> Mistake | Literal["keep", "replace"] | None:
    if node is None or isinstance(node.value, dict):
        return _optional_mistake(node)
    return "keep" if node.value == "keep" else "replace"


def _seed(node: Node) -> Seed:
    return Seed(
        members=tuple(
            SeedMember(
                name=_name(name, member),
                value=freeze(member.merged()),
                location=member.value_location,
                seeds=tuple(_seed(item) for item in member.items() if isinstance(item.value, dict)),
            )
            for name, member in node.members()
        ),
        location=node.location,
        path=Text(node.path),
    )


def _effect(name: str, node: Node) -> Effect:
    verb = next((verb for verb in _VERBS if node.get(verb) is not None), "none")
    match = node.get("if_match")
    return Effect(
        operation=_name(name, node),
        verb=cast("EffectVerb", verb),
        words=tuple(_name(*member) for member in node.members()),
        collection=_optional(node.get(verb)),
        store=_assignments(node.get("store")),
        children=tuple(
            ChildItem(collection=_word(item["in"]), store=_assignments(item["store"]))
            for item in _items(node.get("children"))
        ),
        require=tuple(
            Requirement(
                value=_source(item["value"]), collection=_word(item["in"]), mistake=_mistake(item)
            )
            for item in _items(node.get("require"))
        ),
        refuse_with_children=tuple(
            Childless(collection=_word(item["in"]), mistake=_mistake(item))
            for item in _items(node.get("refuse_with_children"))
        ),
        if_match=_optional_mistake(match),
        match_required=_optional_mistake(match.get("required") if match is not None else None),
        listing=_listing(node),
        status=_optional(node.get("status")),
        answer=_assignments(node.get("answer")),
        headers=_assignments(node.get("headers")),
    )


def _listing(node: Node) -> Listing:
    order, limit = node.get("order"), node.get("limit")
    return Listing(
        where=tuple(
            Condition(
                stored=_word(item["stored"]),
                comparison=item.word("is"),
                value=_source(item["value"]),
            )
            for item in _items(node.get("where"))
        ),
        order=_word(order["stored"]) if order is not None else None,
        limit=_source(limit) if limit is not None else None,
        into=_optional(node.get("into")),
        total=_optional(node.get("total")),
    )
