from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import msgspec
import pytest

from ..harness import Feature, json, xml

HOOK = {
    "object": "hook",
    "version": 2,
    "active": True,
    "always": "yes",
    "note": 'it\'s "on"',
    "name": "door",
    "parts": [{"kind": "part", "size": 3}],
}
XML = (
    '<Hook note="it\'s &quot;on&quot;"><object>hook</object><version>2</version>'
    "<active>true</active><always>yes</always><name>door</name>"
    "<parts><Part><kind>part</kind><size>3</size></Part></parts></Hook>"
)


def test_a_constant_is_sent_and_never_an_argument(feature: Feature) -> None:
    parts = [feature.types.Part(size=3)]
    done = feature.call("hooks.create", name="door", parts=parts, reply=json(HOOK, 201))
    assert done.request.json == HOOK
    assert done.value.value == feature.types.Hook(name="door", parts=parts)
    with pytest.raises(TypeError):
        feature.call("hooks.create", name="door", version=2, reply=json(HOOK, 201))


def test_xml(feature: Feature) -> None:
    parts = [feature.types.Part(size=3)]
    done = feature.call("hooks.replace", "door", name="door", parts=parts, reply=xml(XML))
    assert done.request.body.decode() == XML
    assert done.value.value == feature.types.Hook(name="door", parts=parts)


def test_a_constant_that_is_missing_reads_as_its_value(feature: Feature) -> None:
    got = feature.value("hooks.create", name="door", reply=json({"name": "x"}, 201))
    assert (got.object_, got.version, got.active, got.parts) == ("hook", 2, True, None)


@pytest.mark.parametrize(
    "member", [{"object": "door"}, {"version": 3}, {"version": True}, {"active": False}]
)
def test_another_value_is_refused(feature: Feature, member: dict[str, Any]) -> None:
    for reply in (json({**HOOK, **member}, 201), json({**HOOK, **member, "more": None}, 201)):
        with pytest.raises(feature.package.UnexpectedResponse):
            feature.call("hooks.create", name="door", reply=reply)


def test_a_record_has_its_constants(feature: Feature) -> None:
    part = feature.types.Part(size=1)
    assert msgspec.json.encode(part) == b'{"kind":"part","size":1}'
    assert "kind='part'" in repr(part)


@pytest.mark.parametrize(
    "value",
    [
        dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC),
        1.5,
        7,
        True,
        [],
        {"a": [1.5, {"b": False}]},
    ],
)
def test_alternatives_of_different_kinds_of_json(feature: Feature, value: Any) -> None:
    wire = "2024-05-06T07:08:09Z" if isinstance(value, dt.datetime) else value
    reply = json({"choice": {"login": "ann"}, "value": wire, "exact": "1.50"})
    done = feature.call(
        "options.change", choice="auto", value=value, exact=Decimal("2.50"), reply=reply
    )
    assert done.request.json == {"choice": "auto", "value": wire, "exact": "2.50"}
    got = done.value.value
    assert (got.value, type(got.value)) in [(value, type(value)), (float(7), float)]
    assert (got.choice, got.exact) == (feature.types.Person(login="ann"), Decimal("1.50"))


@pytest.mark.parametrize(
    "member", [{"choice": "other"}, {"choice": 1}, {"value": "soon"}, {"exact": "x"}, {"exact": []}]
)
def test_what_is_of_no_alternative_is_refused(feature: Feature, member: dict[str, Any]) -> None:
    for reply in (json(member), json({**member, "more": None})):
        with pytest.raises(feature.package.UnexpectedResponse):
            feature.call("options.change", reply=reply)
    with pytest.raises(feature.package.ArgumentError):
        feature.call("options.change", **member, reply=json({}))


def test_digits_of_a_decimal_in_a_union(feature: Feature) -> None:
    reply = json({"value": 1.5, "exact": "0.10000000000000000000001"})
    got = feature.value("options.change", reply=reply)
    assert (got.value, type(got.value)) == (1.5, float)
    assert got.exact == Decimal("0.10000000000000000000001")


def test_a_union_may_be_the_whole_body(feature: Feature) -> None:
    done = feature.call("options.guess", body=[1.5, True], reply=json("none"))
    assert (done.request.json, done.value.value) == ([1.5, True], "none")
    with pytest.raises(feature.package.ArgumentError, match=r"`body\[0\]` must be one of"):
        feature.call("options.guess", body=[object()], reply=json("none"))


def test_unions_in_xml(feature: Feature) -> None:
    types = feature.types
    targets = ["a", types.Person(login="b"), types.Team(slug="c", size=3)]
    written = (
        "<target><login>b</login></target><targets><Target>a</Target>"
        '<Target><login>b</login></Target><Target slug="c"><size>3</size></Target></targets>'
    )
    done = feature.call(
        "hooks.replace",
        "door",
        name="door",
        target=targets[1],
        targets=targets,
        reply=xml(f"<Hook><name>door</name>{written}</Hook>"),
    )
    assert written in done.request.body.decode()
    assert (done.value.value.target, done.value.value.targets) == (targets[1], targets)
    with pytest.raises(feature.package.UnexpectedResponse):
        reply = xml("<Hook><name>door</name><target><else/></target></Hook>")
        feature.call("hooks.replace", "door", name="door", reply=reply)
