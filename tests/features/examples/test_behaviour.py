from __future__ import annotations

import json
from typing import Any

import pytest

from ..harness import Feature


@pytest.fixture
def values(feature: Feature) -> dict[str, Any]:
    """What each case of the generated tests answers, by the name of the case."""
    found = {}
    for path in (feature.folder / "tests" / "cases").glob("*.json"):
        for case in json.loads(path.read_text("utf-8"))["cases"]:
            found[f"{path.stem}.{case['name']}"] = plain(case["expected"].get("value"))
    return found


def plain(value: Any) -> Any:
    """Return a tagged value without its tags, and without members that did not come."""
    match value:
        case {"record": _, "members": members}:
            every = {name: plain(member) for name, member in members.items()}
            return {name: member for name, member in every.items() if member is not None}
        case {"enum": _, "value": inner} | {"format": _, "value": inner} | {"map": inner}:
            return plain(inner)
        case {"unset": True}:
            return None
        case dict():
            return {name: plain(member) for name, member in value.items()}
        case list():
            return [plain(item) for item in value]
        case _:
            return value


CARD = {"amount": 100, "card": {"number": "4000"}}
BANK = {"amount": 200, "bank": {"iban": "XX00", "holder": "Ann"}, "note": "rent"}


def test_each_named_example_is_a_case(values: dict[str, Any]) -> None:
    for kind in ("json", "xml"):
        assert values[f"payments.add__201-{kind}"] == CARD
        assert values[f"payments.add__201-{kind}-example-bank"] == BANK
    assert values["payments.list__200-json"] == [CARD, BANK]
    assert "payments.add__body-example-bank" in values


def test_what_is_left_out_is_taken_from_other_types(values: dict[str, Any]) -> None:
    inner = {"id": "o-1", "state": "open", "payment": CARD}
    whole = {**inner, "parts": [inner]}
    assert values["orders.get__200-json"] == whole
    assert values["orders.get__200-json-example-2"] == {**whole, "payment": BANK}
    assert values["orders.put__200-json"] == {
        "name": "Ann",
        "orders": [inner],
        "friends": {"best": {"name": "Ben", "orders": []}},
    }
    assert values["orders.put__example-paid"] == {"name": "Eve", "orders": [inner]}


def test_the_bodies_that_are_sent_take_it_too(feature: Feature) -> None:
    cases = json.loads((feature.folder / "tests/cases/orders.json").read_text("utf-8"))["cases"]
    sent = {case["name"]: plain(case["arguments"]) for case in cases}
    order = {"id": "o-1", "state": "open", "payment": CARD}
    assert sent["put__200-json"] == {
        "order_id": "o-1",
        "id": "o-1",
        "state": "open",
        "customer": {"name": "Ann", "orders": [order]},
    }
    assert sent["put__example-paid"] == {"order_id": "o-1", "id": "o-1", "state": "paid"}
