"""Unions that the decoder tells itself are read as if each value had been asked for its alternative."""

from __future__ import annotations

import copy
import json
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Literal
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec import Struct

sys.path.insert(0, str(Path(__file__).parents[2] / "templates"))

from runtime import json_body
from runtime.decoding import DecodeError, decode
from runtime.records import OpenEnum, Record, always, field
from runtime.twins import twin_of
from runtime.unions import Alternative, OneOf, UnknownRecord


class Kind(OpenEnum):
    GROUP = "group"


class Circle(Record, frozen=True, kw_only=True):
    kind: Literal["circle"] = field(default_factory=always("circle"))
    radius: float
    next: Shape | None = None


class Square(Record, frozen=True, kw_only=True):
    """Two texts tell one, and it is in two unions by two members."""

    kind: Literal["square", "box"]
    form: str | None = field(name="Form", default=None)
    side: int


class Group(Record, frozen=True, kw_only=True):
    kind: Kind
    children: list[Shape]
    named: dict[str, Shape] | None = None


class Cat(Record, frozen=True, kw_only=True):
    form: str = field(name="Form")
    name: str | None = None
    toy: Square | None = None


class UnknownShape(UnknownRecord):
    __slots__ = ()


class Shape(OneOf):
    alternatives: ClassVar[tuple[Alternative, ...]] = (
        Alternative(lambda: Circle, "object", "kind", ("circle",)),
        Alternative(lambda: Square, "object", "kind", ("square", "box")),
        Alternative(lambda: Group, "object", "kind", ("group",)),
    )
    discriminator: ClassVar[str] = "kind"
    unknown: ClassVar[type[UnknownRecord] | None] = UnknownShape


class Thing(OneOf):
    alternatives: ClassVar[tuple[Alternative, ...]] = (
        Alternative(lambda: Square, "object", "Form", ("plain",)),
        Alternative(lambda: Cat, "object", "Form", ("cat", "tom")),
    )


class Pair(Record, frozen=True, kw_only=True):
    first: Lone
    second: Loose | None = None


class Lone(OneOf):
    alternatives: ClassVar[tuple[Alternative, ...]] = (
        Alternative(lambda: Circle, "object", "kind", ("circle",)),
    )


class Loose(OneOf):
    """Nothing but a text tells the alternatives of others: here it is the kind of JSON."""

    alternatives: ClassVar[tuple[Alternative, ...]] = (
        Alternative(lambda: Circle, "object", "kind", ("circle",)),
        Alternative(lambda: str, "string"),
    )


class Holder(Record, frozen=True, kw_only=True):
    shape: Shape
    thing: Thing | None = None
    lone: Lone | None = None
    loose: Loose | None = None
    circle: Circle | None = None
    more: list[dict[str, Shape]] | None = None


CIRCLE = {"kind": "circle", "radius": 1.5}
SQUARE = {"side": 7, "kind": "square"}
BOX = {"kind": "box", "side": 7, "Form": "plain"}
CAT = {"Form": "tom", "toy": BOX}
GROUP = {"kind": "group", "children": [CIRCLE, BOX], "named": {"a": SQUARE, "kind": CIRCLE}}
NESTED = {"kind": "group", "children": [GROUP, {**CIRCLE, "next": GROUP}]}
HOLDER = {"shape": NESTED, "thing": CAT, "lone": CIRCLE, "loose": "x", "circle": CIRCLE}


def _classes(value: object) -> Iterator[type]:
    """Yield the classes of all records in a value."""
    if isinstance(value, Struct):
        yield type(value)
        value = [getattr(value, name) for name in value.__struct_fields__]
    for each in (
        value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    ):
        yield from _classes(each)


def _outcome(kind: Any, body: bytes, problems: list[Any] | None = None) -> object:
    try:
        value = decode(kind, body, "", problems)
    except DecodeError as error:
        return str(error)
    return repr(value), list(_classes(value)), problems


def _assert_same(kind: Any, body: bytes) -> object:
    """Assert that a body is read in the same way with twins as without; return what is read."""
    found = _outcome(kind, body), _outcome(kind, body, [])
    with mock.patch.object(json_body, "twin_of", return_value=None):
        assert found == (_outcome(kind, body), _outcome(kind, body, []))
    return found[0]


@pytest.mark.parametrize("data", [CIRCLE, SQUARE, BOX, GROUP, NESTED])
def test_what_a_twin_reads_is_of_the_classes_of_the_records(data: object) -> None:
    body = json.dumps([{**HOLDER, "shape": data, "more": [{"a": data}, {}]}]).encode()
    twin = twin_of(list[Holder])
    assert twin is not None
    json_body._reader(twin.kind, True).decode(body)
    assert isinstance(_assert_same(list[Holder], body), tuple)
    (value,) = decode(list[Holder], body)
    assert set(_classes(value)) <= {Holder, Circle, Square, Group, Cat}
    assert pickle.loads(pickle.dumps(value)) == copy.deepcopy(value) == value
    assert hash(value.circle) == hash(Circle(radius=1.5))


@pytest.mark.parametrize("kind", [Lone, list[Loose], list[Pair], dict[str, object]])
def test_a_type_without_a_union_that_a_text_tells_has_no_twin(kind: Any) -> None:
    assert twin_of(kind) is None


@pytest.mark.parametrize(
    "text",
    [
        '{"kind": "circle", "radius": 1, "kind": "circle"}',
        '{"kind": "circle", "radius": 1, "kind": "square"}',
        '{"kind": "circle", "radius": 1, "..": "circle"}',
        '{"kind": "circle", "radius": 1, "..": null}',
        '{"kind": "group", "children": [], "..": "group"}',
        r'{"kind": "cir\u0063le", "radius": 1}',
        r'{"\u006bind": "circle", "radius": 1}',
        '{"radius": 1}',
        '{"kind": null, "radius": 1}',
        '{"kind": ["circle"], "radius": 1}',
        '{"kind": "other", "radius": 1}',
        '{"kind": "circle"}',
        '{"kind": "circle", "radius": "1"}',
        '{"kind": "circle", "radius": 1e999}',
        '{"kind": "circle", "radius": 1, "side": 2}',
        '{"kind": "square", "side": 1, "Form": "cat"}',
        "[]",
        '"circle"',
        "null",
    ],
)
def test_an_odd_alternative_is_read_or_refused_as_without_twins(text: str) -> None:
    _assert_same(Shape, text.encode())
    _assert_same(Holder, f'{{"shape": {text}}}'.encode())
    _assert_same(
        list[Holder], f'[{{"shape": {{"kind": "box", "side": 1}}}}, {{"shape": {text}}}]'.encode()
    )


def test_levels_up_to_the_limit_are_read_with_twins() -> None:
    deepest, deeper = (
        ('{"kind": "group", "children": [' * count + "]}" * count).encode() for count in (50, 51)
    )
    assert isinstance(_assert_same(Shape, deepest), tuple)
    assert _assert_same(Shape, deeper) == "more than 100 levels"


KINDS = st.sampled_from(["circle", "square", "box", "group", "plain", "cat", "other", None, 1])
SCALARS = st.none() | st.sampled_from([1, 1.5, "2", "x", True])
NAMES = st.sampled_from(["kind", "radius", "side", "Form", "name", "next", "toy", "..", "more"])


def _extended(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    record = st.fixed_dictionaries(
        {"kind": KINDS},
        optional={
            "radius": st.just(1.5) | SCALARS,
            "side": st.just(1) | SCALARS,
            "children": st.lists(inner, max_size=3),
            "named": st.dictionaries(NAMES, inner, max_size=2),
            "next": inner,
            "Form": KINDS,
        },
    )
    return record | st.dictionaries(NAMES, inner, max_size=3)


SHAPES = st.recursive(
    st.sampled_from([CIRCLE, SQUARE, BOX, GROUP]) | SCALARS, _extended, max_leaves=8
)


@given(data=SHAPES, thing=st.sampled_from([CAT, BOX]) | SHAPES)
@example(data=CIRCLE, thing=BOX)
@example(data={**CIRCLE, "radius": "1.5"}, thing=CAT)
@example(data={"kind": "other", "a": 1}, thing=None)
def test_any_body_is_read_or_refused_as_without_twins(data: object, thing: object) -> None:
    _assert_same(list[Shape], json.dumps([CIRCLE, data]).encode())
    _assert_same(Holder, json.dumps({"shape": data, "thing": thing}).encode())
