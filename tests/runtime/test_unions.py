"""Unions at run time: what is read as which alternative, what is refused, and what it costs."""

from __future__ import annotations

import copy
import json
import pickle
import time
from decimal import Decimal
from enum import IntEnum, StrEnum
from typing import Any, Literal

import msgspec
import pytest

from runtime import json_body
from runtime.arguments import check_argument, to_plain
from runtime.decoding import DecodeError, decode
from runtime.errors import ArgumentError
from runtime.kinds import facts_of
from runtime.limits import DEEPEST
from runtime.records import Record, always, field
from runtime.unions import (
    Alternative,
    AlwaysFalse,
    AlwaysTrue,
    OneOf,
    UnknownRecord,
    choice_of,
    choose,
    kind_of,
)


class Circle(Record, frozen=True, kw_only=True):
    kind: Literal["circle"] = field(default_factory=always("circle"))
    radius: float


class Price(Record, frozen=True, kw_only=True):
    kind: Literal["price"] = field(default_factory=always("price"))
    amount: Decimal | None = None


class Group(Record, frozen=True, kw_only=True):
    kind: Literal["group"] = field(default_factory=always("group"))
    shapes: list[Shape] | None = None


class UnknownShape(UnknownRecord):
    pass


class Shape(OneOf):
    alternatives = (
        Alternative(lambda: Circle, "object", "kind", ("circle",)),
        Alternative(lambda: Price, "object", "kind", ("price",)),
        Alternative(lambda: Group, "object", "kind", ("group",)),
    )
    discriminator = "kind"
    unknown = UnknownShape


class Closed(OneOf):
    alternatives = (
        Alternative(lambda: Circle, "object", "kind", ("circle",)),
        Alternative(lambda: Price, "object", "kind", ("price",)),
    )


class Deleted(Record, frozen=True, kw_only=True):
    deleted: AlwaysTrue = field(default_factory=always(True))
    id: str


class Kept(Record, frozen=True, kw_only=True):
    id: str
    name: str


class Found(OneOf):
    alternatives = (
        Alternative(lambda: Deleted, "object", "deleted", (True,)),
        Alternative(lambda: Kept, "object", "name"),
        Alternative(lambda: Literal[1, 2], "number", None, (1, 2)),
        Alternative(lambda: bool, "boolean"),
        Alternative(lambda: str, "string"),
        Alternative(lambda: list[int], "array"),
    )


def read(kind: Any, value: object) -> Any:
    return decode(kind, json.dumps(value).encode())


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        ({"id": "a", "deleted": True}, Deleted),
        ({"id": "a", "deleted": "true"}, Deleted),
        ({"id": "a", "name": "n"}, Kept),
        ({"id": "a", "deleted": False, "name": "n"}, Kept),
        (1, int),
        (True, bool),
        ("1", str),
        ([1, 2], list),
    ],
)
def test_each_alternative_has_its_sign(data: object, kind: type) -> None:
    found = read(Found, data)
    assert type(found) is kind
    assert isinstance(found, Found)


@pytest.mark.parametrize("data", [3, 1.5, None, {"id": "a"}, {"deleted": 1, "id": "a"}, ["x"]])
def test_what_has_no_sign_is_refused(data: object) -> None:
    with pytest.raises(DecodeError):
        read(Found, data)


@pytest.mark.parametrize("tag", [1, None, True, ["circle"], {"circle": 1}, 1.5])
def test_a_tag_that_is_no_text_is_refused(tag: object) -> None:
    for kind in (Shape, Closed):
        with pytest.raises(DecodeError):
            read(kind, {"kind": tag, "radius": 1})
    with pytest.raises(DecodeError):
        read(Shape, {"radius": 1})


def test_an_unknown_tag_is_kept_only_where_the_union_is_open() -> None:
    data = {"kind": "new", "values": [1, {"a": None}]}
    found = read(Shape, data)
    assert type(found) is UnknownShape
    assert (found.data, to_plain(found, Shape)) == (data, data)
    assert "values" not in repr(found)
    for again in (copy.deepcopy(found), pickle.loads(pickle.dumps(found))):
        assert again == found
    with pytest.raises(DecodeError):
        read(Closed, data)


@pytest.mark.parametrize(
    "text",
    [
        '{"kind":"circle","kind":"price","radius":1}',
        '{"kind":"circle","radius":1,"radius":2}',
        '{"kind":"new","a":1,"a":2}',
        '{"kind":"new","a":{"b":1,"b":2}}',
        '{"kind":"group","shapes":[{"kind":"circle","radius":1,"x":1,"x":2}]}',
        '{"kind":"group","shapes":[{"kind":"circle","radius":1,"\\u0078":1,"x":2}]}',
        '{"kind":"circle","radius":NaN}',
        '{"kind":"circle","radius":1e999}',
        '{"kind":"new","a":"\\ud800"}',
        '{"kind":"circle"}',
        '{"kind":"circle","radius":1}]',
    ],
)
def test_what_is_ambiguous_or_no_json_is_refused(text: str) -> None:
    for body in (text, f"[{text}]"):
        with pytest.raises(DecodeError):
            decode(list[Shape] if body[0] == "[" else Shape, body.encode())


@pytest.mark.parametrize("depth", [DEEPEST // 2 - 1, DEEPEST, 100_000])
def test_depth(depth: int) -> None:
    text = '{"kind":"group","shapes":[' * depth + "]}" * depth
    if depth < DEEPEST // 2:
        assert isinstance(decode(Shape, text.encode()), Group)
        return
    with pytest.raises(DecodeError):
        decode(Shape, text.encode())


def test_a_hundred_thousand_records_take_a_time_in_proportion() -> None:
    def cost(count: int) -> float:
        body = json.dumps([{"kind": "circle", "radius": 1.5}] * count).encode()
        began = time.thread_time()
        assert len(decode(list[Shape], body)) == count
        return time.thread_time() - began

    small = min(cost(10_000) for _ in range(3))
    assert cost(100_000) < small * 60


def test_the_tag_may_come_last_after_much_text() -> None:
    text = json.dumps({"more": "x" * 2048, "radius": 2, "kind": "circle"})
    assert decode(Shape, text.encode()) == Circle(radius=2)


@pytest.mark.parametrize(
    "data",
    [
        {"kind": "group", "shapes": [{"kind": "price", "amount": "1.10"}, {"kind": "new"}]},
        {"kind": "group", "shapes": [{"kind": "circle", "radius": "1.5"}], "more": None},
        {"kind": "group", "shapes": [{"kind": "price", "amount": 0.1}]},
        {"kind": "circle", "radius": 7},
    ],
)
def test_the_fast_ways_read_as_the_slow_one(data: object, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read(Shape, data)
    monkeypatch.setattr(json_body._Reading, "seems_whole", lambda self: False)
    monkeypatch.setattr(json_body._Reading, "_converted", _fail)
    assert read(Shape, data) == fast


def _fail(*_: object) -> None:
    raise ValueError


def test_digits_of_decimals_are_kept() -> None:
    text = '{"kind":"group","shapes":[{"kind":"price","amount":0.10000000000000000000001}]}'
    (price,) = decode(Shape, text.encode()).shapes
    assert price.amount == Decimal("0.10000000000000000000001")


def test_a_tag_is_never_missing_where_it_tells_the_record() -> None:
    assert not facts_of(list[Closed]).gains_members
    assert facts_of(list[Circle]).gains_members
    assert facts_of(dict[str, Circle | None]).gains_members


def test_places_are_joined() -> None:
    data = {"kind": "group", "shapes": [{"kind": "group", "shapes": [{"kind": "circle"}]}]}
    with pytest.raises(DecodeError, match=r"`\$\.shapes\[0\]\.shapes\[0\]` has no value"):
        read(Shape, data)


@pytest.mark.parametrize("value", ["circle", None, UnknownRecord("a", {})])
def test_arguments_that_are_no_alternative(value: object) -> None:
    with pytest.raises(ArgumentError, match="`body` must be one of a `Circle`"):
        check_argument("body", value, Shape)


def test_arguments_inside_alternatives_are_checked_and_written() -> None:
    check_argument("body", None, Shape | None)
    with pytest.raises(ArgumentError, match=r"`body\.shapes\[0\]\.radius`"):
        check_argument("body", Group(shapes=[Circle(radius="x")]), Shape)  # type: ignore[arg-type]
    assert to_plain([Price(amount=Decimal(1))], list[Shape]) == [{"kind": "price", "amount": "1"}]


def test_a_constant_boolean() -> None:
    assert msgspec.json.encode(Deleted(id="a")) == b'{"deleted":true,"id":"a"}'
    assert read(Deleted, {"id": "a"}).deleted is True
    with pytest.raises(DecodeError):
        read(Deleted, {"id": "a", "deleted": False})


def test_a_type_that_is_chosen() -> None:
    assert choose(Shape, {"kind": "price"}) is Price
    assert choose(Shape, {"kind": "else"}) is UnknownShape
    assert choose(Shape, "price") is None
    assert choose(Found, None) is None


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Named(OneOf):
    alternatives = (
        Alternative(lambda: Colour, "string", None, ("red", "green")),
        Alternative(lambda: Literal[1, 2], "number", None, (1, 2)),
        Alternative(lambda: list[int], "array"),
    )


class Measured(OneOf):
    alternatives = (
        Alternative(lambda: float, "number"),
        Alternative(lambda: bool, "boolean"),
        Alternative(lambda: dict[str, int], "object"),
    )


@pytest.mark.parametrize(
    ("union", "value", "kind"),
    [
        (Named, "red", Colour),
        (Named, Colour.GREEN, Colour),
        (Named, "blue", None),
        (Named, 1, Literal[1, 2]),
        (Named, 3, None),
        (Named, True, None),
        (Named, (1, 2), list[int]),
        (Named, 1.0, None),
        (Measured, True, bool),
        (Measured, 1, float),
        (Measured, 1.5, float),
        (Measured, {"a": 1}, dict[str, int]),
        (Measured, "1", None),
        (Measured, [1], None),
        (Found, Kept(id="a", name="n"), Kept),
        (Found, Circle(radius=1), None),
        (Shape, UnknownShape("new", {}), UnknownShape),
        (Closed, UnknownShape("new", {}), None),
    ],
)
def test_the_alternative_of_a_value(union: Any, value: object, kind: object) -> None:
    assert kind_of(union, value) == kind
    # the first look makes the next ones fast
    assert [isinstance(value, union) for _ in range(3)] == [kind is not None] * 3
    assert not isinstance(value, OneOf)


def test_a_union_has_no_values_of_its_own() -> None:
    with pytest.raises(TypeError, match="`Shape` is a union; create one of its alternatives"):
        Shape()


def test_an_unknown_record_is_a_value() -> None:
    one, same, other = (
        UnknownShape("a", {"x": 1}),
        UnknownShape("a", {"x": 1}),
        UnknownShape("b", {}),
    )
    assert one == same
    assert hash(one) == hash(same) != hash(other)
    assert one != other
    assert one != UnknownShape("a", {})
    assert one != UnknownRecord("a", {"x": 1})
    assert one != "a"
    assert one.__eq__("a") is NotImplemented
    assert repr(one) == "UnknownShape('a')"
    with pytest.raises(AttributeError, match="`UnknownShape` is immutable"):
        one.data = {}
    with pytest.raises(AttributeError, match="`UnknownShape` is immutable"):
        del one.data


class Level(IntEnum):
    ONE = 1


class Numbered(Record, frozen=True, kw_only=True):
    version: int


class Lettered(Record, frozen=True, kw_only=True):
    version: str


class Versions(OneOf):
    alternatives = (
        Alternative(lambda: Numbered, "object", "version", (1, 2)),
        Alternative(lambda: Lettered, "object", "version", ("x",)),
    )


class Loose(OneOf):
    alternatives = (
        Alternative(lambda: Kept, "object"),
        Alternative(lambda: Level, "number", None, (1,)),
        Alternative(lambda: list[int] | list[str], "array"),
    )


class Texts(OneOf):
    alternatives = (
        Alternative(lambda: Literal["Up"], "string", None, ("Up",)),
        Alternative(lambda: Literal["a"], "string", None, ("a",)),
        Alternative(lambda: AlwaysFalse, "boolean", None, (False,)),
    )


def test_what_is_known_of_a_union() -> None:
    assert choice_of(Shape).classes == {Circle, Price, Group, UnknownShape}
    assert choice_of(Closed).classes == {Circle, Price}
    assert choice_of(Found).classes == {Deleted, Kept, bool, str}
    assert choice_of(Shape).told == ("kind", {"circle": Circle, "price": Price, "group": Group})
    assert choice_of(Found).told == ("", {})
    assert choice_of(Loose).told == ("", {})
    assert choice_of(Texts).told == ("", {})
    assert choice_of(Versions).told == (
        "version",
        {"1": Numbered, "2": Numbered, "x": Lettered},
    )


@pytest.mark.parametrize(
    ("union", "data", "kind"),
    [
        (Versions, {"version": 1}, Numbered),
        (Versions, {"version": "2"}, Numbered),
        (Versions, {"version": "x"}, Lettered),
        (Versions, {"version": True}, None),
        (Versions, {"version": 3}, None),
        (Versions, {}, None),
        (Loose, {}, Kept),
        (Loose, 1, Level),
        (Loose, "1", Level),
        (Loose, "2", None),
        (Loose, True, None),
        (Loose, [], list[int] | list[str]),
        (Texts, "a", Literal["a"]),
        (Texts, "b", None),
        (Texts, "Up", Literal["Up"]),
        (Texts, "up", None),
        (Measured, 1.5, float),
        (Measured, Decimal("1.5"), float),
        (Measured, 1, float),
        (Texts, False, AlwaysFalse),
        (Texts, True, None),
        (Texts, {}, None),
        (Found, {"deleted": {}, "id": "a"}, None),
        (Found, {"deleted": [], "name": "n"}, Kept),
        (Found, {"name": {}}, Kept),
        (Found, {"deleted": None, "name": None}, Kept),
        (Shape, {"kind": "circle"}, Circle),
        (Shape, {"kind": 7}, None),
        (Closed, {"kind": "new"}, None),
        (Closed, [], None),
    ],
)
def test_the_type_of_plain_data(union: Any, data: object, kind: object) -> None:
    assert choose(union, data) == kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        (Level.ONE, Level),
        (1, Level),
        (1.0, None),
        (True, None),
        (2, None),
        ([], list[int] | list[str]),
        ((), list[int] | list[str]),
        ("x", None),
    ],
)
def test_the_alternative_of_a_number_or_a_list(value: object, kind: object) -> None:
    assert kind_of(Loose, value) == kind
