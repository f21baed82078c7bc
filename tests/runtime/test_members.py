"""What is known of the fields of records, and of the types of values."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from runtime.members import (
    REST,
    bare_kind,
    chosen_kind,
    inner_kind,
    is_record,
    is_record_class,
    members_of,
    reach,
    record_class,
    sent_members,
    split_kind,
)
from runtime.records import UNSET, Record, UnsetType, always, field, no_members
from runtime.unions import Alternative, OneOf


class Circle(Record, frozen=True, kw_only=True):
    __nullable__ = frozenset({"note"})

    type_: Literal["circle"] = field(name="type", default_factory=always("circle"))
    radius: float = field(name="Radius")
    note: str | None = field(name="note", default=None)
    label: str | None = field(name="label", default=None)


class Open(Record, frozen=True, kw_only=True):
    more: dict[str, int] = field(name=REST, default_factory=no_members)


class Square(Record, frozen=True, kw_only=True):
    type_: Literal["square"] = field(name="type", default_factory=always("square"))
    side: int | None = field(name="side")


class Named(Record, frozen=True, kw_only=True):
    name: str = field(name="Name")


class Shape(OneOf):
    alternatives = (
        Alternative(lambda: str, "string"),
        Alternative(lambda: Circle, "object", "type", ("circle", "round")),
        Alternative(lambda: Square, "object", "type", ("square",)),
        Alternative(lambda: Named, "object", "Name"),
    )


class OneRecord(OneOf):
    alternatives = (Alternative(lambda: int, "number"), Alternative(lambda: Named, "object"))


@pytest.mark.parametrize(
    ("kind", "bare", "has_none"),
    [
        (int, int, False),
        (None, None, True),
        (type(None), type(None), True),
        (int | None, int, True),
        (int | UnsetType, int, True),
        (int | None | UnsetType, int, True),
        (int | str, object, False),
        (int | str | None, object, True),
    ],
)
def test_types_without_none(kind: Any, bare: Any, *, has_none: bool) -> None:
    assert split_kind(kind) == (bare, has_none)
    assert bare_kind(kind) == bare


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"type_": "circle"}, Circle),
        ({"type_": "round"}, Circle),
        ({"type_": "square"}, Square),
        ({"name": "n"}, Named),
        ({"type_": "circle", "name": "n"}, Circle),
        (Circle(radius=1), Circle),
        ("a", str),
    ],
)
def test_the_alternative_that_a_value_is(value: Any, kind: Any) -> None:
    assert chosen_kind(Shape, value) is kind
    assert chosen_kind(Shape | None, value) is kind


def test_a_mapping_for_the_one_record_needs_to_tell_nothing() -> None:
    assert chosen_kind(OneRecord, {"name": "n"}) is Named
    assert record_class({"name": "n"}, OneRecord) is Named
    assert chosen_kind(int | None, 7) == int | None


@pytest.mark.parametrize("value", [{"type_": "other"}, {}, {"radius": 1}])
def test_a_mapping_that_nothing_tells_is_no_record_of_it(value: Any) -> None:
    assert record_class(value, Shape) is None


def test_records_and_their_classes() -> None:
    circle = Circle(radius=1)
    assert is_record(circle)
    assert not is_record(Circle)
    assert is_record_class(Circle)
    assert not is_record_class(circle)
    assert not is_record_class("Circle")
    assert record_class(circle, object) is Circle
    assert record_class({"radius": 1}, Circle | None) is Circle
    assert record_class([], Circle) is None
    assert record_class({}, int) is None


def test_the_fields_of_a_record() -> None:
    fields = {each.name: each for each in members_of(Circle)}
    assert [(each.wire, each.required) for each in fields.values()] == [
        ("type", False),
        ("Radius", True),
        ("note", False),
        ("label", False),
    ]
    # null is sent only where the service takes it
    assert fields["note"].kind == str | None
    assert fields["label"].kind is str
    assert members_of(Square)[1].kind == int | None
    constant = fields["type_"].constant
    assert constant is not None
    assert constant() == "circle"
    assert fields["radius"].constant is None
    assert fields["note"].constant is None
    assert not any(each.is_rest for each in fields.values())


def test_what_nobody_listed_is_one_field_and_no_constant() -> None:
    (rest,) = members_of(Open)
    assert rest.is_rest
    assert rest.constant is None


@pytest.mark.parametrize(
    ("value", "sent"),
    [
        ({"radius": 1}, {"type": "circle", "Radius": 1}),
        ({"radius": UNSET, "note": None}, {"type": "circle", "note": None}),
        ({"type_": "round"}, {"type": "round"}),
        ({"type_": UNSET}, {"type": "circle"}),
        (Circle(radius=1), {"type": "circle", "Radius": 1}),
        (Circle(radius=1, label=UNSET), {"type": "circle", "Radius": 1}),  # type: ignore[arg-type]
        (Circle(radius=1, note="n"), {"type": "circle", "Radius": 1, "note": "n"}),
    ],
)
def test_what_is_sent_of_a_record(value: Any, sent: dict[str, Any]) -> None:
    assert {member.wire: each for member, each in sent_members(value, Circle)} == sent


def test_what_is_required_is_sent_as_null() -> None:
    found = {member.wire: each for member, each in sent_members(Square(side=None), Square)}
    assert found == {"type": "square", "side": None}


def test_places() -> None:
    circle = Circle(radius=1, note="n")
    assert reach(circle, ()) is circle
    assert reach(circle, ("note",)) == "n"
    assert reach(circle, ("label", "x")) is None
    assert reach([circle], (-1, "radius")) == 1
    assert reach([], (-1, "radius")) is None
    assert reach(None, ("x",)) is None


def test_types_inside_of_lists_and_maps() -> None:
    assert inner_kind(list[int]) is int
    assert inner_kind(dict[str, Circle] | None) is Circle
    assert inner_kind(object) is object
