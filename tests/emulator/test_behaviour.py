"""The emulator reads `emulation.yaml` as the generator wrote it."""

from __future__ import annotations

from typing import Any

import pytest
from emulator_runtime.behaviour import (
    Assignment,
    Behaviour,
    ChildItem,
    Childless,
    Collection,
    Condition,
    Effect,
    ErrorResponse,
    InvalidInput,
    Listing,
    RefusalResponse,
    Requirement,
    ValueSource,
)

from clientgen.document import load as load_document
from clientgen.emulation_data import emulation_data
from clientgen.lowering.emulation import read_emulation
from clientgen.lowering.node import Layer, Node
from emulator_runtime.tables import behaviour_from_data, tables_of

from .conftest import load


def read(text: str) -> Behaviour:
    document, problems = load_document(text.encode(), "emulation.yaml")
    assert document is not None, problems
    root = Node(layers=(Layer.at(document, ()),), path="")
    return behaviour_from_data(emulation_data(read_emulation(root)))


def test_what_is_left_out_has_its_default() -> None:
    assert read(
        "collections: {a: {key: id}}\noperations: {a.get: {read: a}, a.ping: {}}"
    ) == Behaviour(
        collections=(Collection(name="a", key="id"),),
        effects=(
            Effect(operation="a.get", verb="read", collection="a"),
            Effect(operation="a.ping", verb="none"),
        ),
    )


WHOLE = """
collections:
  a:
    key: id
    named_by: aId
    scope: [tenant]
    missing: {error: Gone, reason: moved, message: It moved}
    taken: keep
    seed: [{id: 1, made: {generate: now}, b: [{id: x}]}]
    order: key
  b: {key: id, parent: a, taken: {error: Conflict}}
errors:
  xml_without: [Y-Id]
  wrapped_without: [X-Id]
headers: {X-Id: {generate: hex, bytes: 4}}
refusals: {busy: {error: Busy}}
invalid: [{at: [name], rule: [required], error: Invalid}]
operations:
  a.create:
    create: a
    store: {x.y: {body: z, otherwise: null}}
    children: [{in: b, store: {id: {body: true}}}]
    require: [{value: {parameter: p}, in: b, error: Invalid}]
    status: 202
    response: {n: {constant: [1, {k: null}]}}
    headers: {ETag: {version: true}}
  a.list:
    list: a
    where: [{stored: x, is: one_of, value: {parameter: q}}]
    order: {stored: x, descending: true}
    limit: {parameter: top, otherwise: 10}
    into: items
    total: count
  a.delete:
    delete: a
    refuse_with_children: [{in: b, error: Conflict}]
    if_match: {error: Changed, required: {error: Invalid}}
"""


def test_every_word_reaches_the_emulator() -> None:
    behaviour = read(WHOLE)
    assert behaviour.collections == (
        Collection(
            name="a",
            key="id",
            named_by="aId",
            scope=("tenant",),
            missing=ErrorResponse(code="Gone", reason="moved", message="It moved"),
            taken="keep",
            seed=({"id": 1, "made": {"generate": "now"}, "b": [{"id": "x"}]},),
            order="key",
        ),
        Collection(name="b", key="id", parent="a", taken=ErrorResponse(code="Conflict")),
    )
    assert behaviour.effects == (
        Effect(
            operation="a.create",
            verb="create",
            collection="a",
            store=(
                Assignment(
                    name="x.y", source=ValueSource(kind="body", argument="z", has_otherwise=True)
                ),
            ),
            children=(ChildItem(collection="b", store=(_assigned("id", "body", True),)),),
            require=(
                Requirement(
                    value=ValueSource(kind="parameter", argument="p"),
                    collection="b",
                    error=ErrorResponse(code="Invalid"),
                ),
            ),
            status=202,
            response=(_assigned("n", "constant", [1, {"k": None}]),),
            headers=(_assigned("ETag", "version", True),),
        ),
        Effect(
            operation="a.list",
            verb="list",
            collection="a",
            listing=Listing(
                where=(
                    Condition(
                        stored="x",
                        comparison="one_of",
                        value=ValueSource(kind="parameter", argument="q"),
                    ),
                ),
                order="x",
                descending=True,
                limit=ValueSource(
                    kind="parameter", argument="top", otherwise=10, has_otherwise=True
                ),
                into="items",
                total="count",
            ),
        ),
        Effect(
            operation="a.delete",
            verb="delete",
            collection="a",
            refuse_with_children=(Childless(collection="b", error=ErrorResponse(code="Conflict")),),
            if_match=ErrorResponse(code="Changed"),
            match_required=ErrorResponse(code="Invalid"),
        ),
    )
    assert behaviour.xml_errors_without == ("Y-Id",)
    assert behaviour.wrapped_errors_without == ("X-Id",)
    assert behaviour.headers == (
        Assignment(name="X-Id", source=ValueSource(kind="generate", argument="hex", size=4)),
    )
    assert behaviour.refusals == (
        RefusalResponse(situation="busy", error=ErrorResponse(code="Busy")),
    )
    assert behaviour.invalid == (
        InvalidInput(at=("name",), rules=("required",), error=ErrorResponse(code="Invalid")),
    )


def _assigned(name: str, kind: Any, argument: object) -> Assignment:
    return Assignment(name=name, source=ValueSource(kind=kind, argument=argument))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"collections": 5}, "damaged: Expected `array`, got `int`"),
        ({"effects": []}, "lacks 'projects.list'"),
        ({"collections": []}, "lacks 'projects'"),
        (
            {
                "collections": [
                    {"name": "projects", "key": "id", "parent": "tasks"},
                    {"name": "tasks", "key": "id", "parent": "projects"},
                ]
            },
            "`projects` is its own ancestor",
        ),
    ],
)
def test_data_that_is_none_is_refused(change: dict[str, Any], said: str) -> None:
    description: Any = load("projects")
    description.emulation.update(change)
    with pytest.raises(ValueError, match=said):
        tables_of(description)
