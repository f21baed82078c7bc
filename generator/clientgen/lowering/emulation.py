"""Converts `emulation.yaml` to the IR, every word with its place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast, get_args

from clientgen.ir import (
    Assignment,
    Behaviour,
    ChildItem,
    Childless,
    Collection,
    Condition,
    Datum,
    Effect,
    Emulation,
    ErrorResponse,
    InvalidInput,
    Listing,
    Member,
    Passage,
    RefusalResponse,
    Requirement,
    Text,
    TourStep,
    ValueSource,
    Word,
    freeze,
)
from clientgen.ir.behaviour import (
    Comparison,
    EffectVerb,
    ItemOrder,
    Situation,
    SourceKind,
    TakenKey,
)
from clientgen.lowering.node import Node

_KINDS = get_args(SourceKind)
_VERBS = get_args(EffectVerb)


def read_emulation(node: Node) -> Emulation:
    """Return the content of `emulation.yaml`; `node` is its root."""
    collections, operations = node.get("collections"), node.get("operations")
    named = (*_members(collections), *_members(operations))
    return Emulation(
        behaviour=Behaviour(
            collections=tuple(_collection(*member) for member in _members(collections)),
            effects=tuple(_effect(*member) for member in _members(operations)),
            xml_errors_without=_errors_without(node, "xml_without"),
            wrapped_errors_without=_errors_without(node, "wrapped_without"),
            headers=_assignments(node.get("headers")),
            refusals=tuple(_refusal(*member) for member in _members(node.get("refusals"))),
            invalid=tuple(_invalid(item) for item in _items(node.get("invalid"))),
        ),
        operations=_name("operations", operations or node),
        words={
            Text(name): tuple(_name(*word) for word in member.members()) for name, member in named
        },
        tour=tuple(_step(item) for item in _items(node.get("tour"))),
        sample=_data(node.get("sample")),
        examples=frozenset(
            Text(name) for name, member in _members(operations) if member.has("example")
        ),
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


def _datum(node: Node) -> Datum:
    return Datum(
        value=freeze(node.merged()),
        location=node.value_location,
        path=Text(node.path),
        members=_data(node) if isinstance(node.value, dict) else (),
        items=tuple(_datum(item) for item in node.items()) if isinstance(node.value, list) else (),
    )


def _data(node: Node | None) -> tuple[Member, ...]:
    return tuple(
        Member(name=_name(name, member), value=_datum(member)) for name, member in _members(node)
    )


def _optional_datum(node: Node | None) -> Datum | None:
    return _datum(node) if node is not None else None


def _step(node: Node) -> TourStep:
    return TourStep(
        operation=_word(node["operation"]),
        text=_word(node["text"]),
        parameters=_data(node.get("parameters")),
        body=_optional_datum(node.get("body")),
        fails=node.flag("fails", default=False),
    )


def _error(node: Node) -> ErrorResponse:
    return ErrorResponse(
        code=_word(node["error"]),
        reason=_optional(node.get("reason")),
        message=_optional(node.get("message")),
    )


def _optional_error(node: Node | None) -> ErrorResponse | None:
    return _error(node) if node is not None else None


def _errors_without(root: Node, key: str) -> tuple[Word, ...]:
    errors = root.get("errors")
    return _words(errors.get(key)) if errors is not None else ()


def _refusal(name: str, node: Node) -> RefusalResponse:
    return RefusalResponse(situation=cast("Situation", name), error=_error(node))


def _invalid(node: Node) -> InvalidInput:
    return InvalidInput(
        error=_error(node), at=_words(node.get("at")), rules=_words(node.get("rule"))
    )


def _source(node: Node) -> ValueSource:
    kind = next(name for name in node.keys() if name in _KINDS)  # noqa: SIM118 - no mapping
    otherwise = node.get("otherwise")
    return ValueSource(
        kind=cast("SourceKind", kind),
        argument=_datum(node[kind]),
        size=node.whole("bytes"),
        otherwise=_optional_datum(otherwise),
        has_otherwise=otherwise is not None,
    )


def _optional_source(node: Node | None) -> ValueSource | None:
    return _source(node) if node is not None else None


def _assignments(node: Node | None) -> tuple[Assignment, ...]:
    return tuple(
        Assignment(name=_name(name, member), source=_source(member))
        for name, member in _members(node)
    )


def _collection(name: str, node: Node) -> Collection:
    return Collection(
        name=_name(name, node),
        key=_word(node["key"]),
        named_by=_optional(node.get("named_by")),
        parent=_optional(node.get("parent")),
        scope=_words(node.get("scope")),
        missing=_optional_error(node.get("missing")),
        taken=_taken(node.get("taken")),
        seed=tuple(_datum(item) for item in _items(node.get("seed"))),
        order=cast("ItemOrder", node.word("order", "created")),
        passes=_passage(node.get("passes")),
    )


def _passage(node: Node | None) -> Passage | None:
    if node is None:
        return None
    return Passage(
        member=_word(node["member"]),
        states=_words(node["states"]),
        seconds=node.whole("seconds") or 0,
        last=_words(node.get("last")),
    )


def _taken(node: Node | None) -> ErrorResponse | TakenKey | None:
    if node is None or isinstance(node.value, dict):
        return _optional_error(node)
    return cast("TakenKey", node.value)


def _effect(name: str, node: Node) -> Effect:
    verb = next((verb for verb in _VERBS if node.has(verb)), "none")
    match = node.get("if_match")
    return Effect(
        operation=_name(name, node),
        verb=cast("EffectVerb", verb),
        collection=_optional(node.get(verb)),
        store=_assignments(node.get("store")),
        children=tuple(_child(item) for item in _items(node.get("children"))),
        starts=_child(node["starts"]) if node.has("starts") else None,
        require=tuple(
            Requirement(
                value=_source(item["value"]), collection=_word(item["in"]), error=_error(item)
            )
            for item in _items(node.get("require"))
        ),
        refuse_with_children=tuple(
            Childless(collection=_word(item["in"]), error=_error(item))
            for item in _items(node.get("refuse_with_children"))
        ),
        if_match=_optional_error(match),
        match_required=_optional_error(match.get("required") if match is not None else None),
        listing=_listing(node),
        status=_optional_datum(node.get("status")),
        response=_assignments(node.get("response")),
        headers=_assignments(node.get("headers")),
    )


def _child(node: Node) -> ChildItem:
    return ChildItem(collection=_word(node["in"]), store=_assignments(node["store"]))


def _listing(node: Node) -> Listing:
    order, page = node.get("order"), node.get("page")
    return Listing(
        where=(
            *map(_condition, _items(node.get("where"))),
            *map(_filter, _items(node.get("filter"))),
        ),
        order=_word(order["stored"]) if order is not None else None,
        descending=order.flag("descending", default=False) if order is not None else False,
        limit=_optional_source(node.get("limit")),
        into=_optional(node.get("into")),
        total=_optional(node.get("total")),
        envelope=_assignments(node.get("envelope")),
        page_size=page.whole("size") if page is not None else None,
        most=page.whole("most") if page is not None else None,
    )


def _condition(item: Node) -> Condition:
    return Condition(
        stored=_word(item["stored"]),
        comparison=cast("Comparison", item.word("is")),
        value=_source(item["value"]),
    )


def _filter(item: Node) -> Condition:
    """The condition that a parameter has the value of the stored member of the same name."""
    value = ValueSource(kind="parameter", argument=_datum(item))
    return Condition(stored=_word(item), comparison="fits", value=value)
