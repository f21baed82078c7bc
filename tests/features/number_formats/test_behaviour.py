"""Moments as numbers and as dates of HTTP, and whole numbers as text, wherever a value can be."""

from __future__ import annotations

import datetime as dt
import pickle
from typing import Any
from urllib.parse import parse_qsl

import pytest

from ..harness import Feature, Reply, json, xml

MOMENT = dt.datetime(2024, 5, 6, 7, 8, 9, tzinfo=dt.UTC)
HALF = dt.timedelta(milliseconds=500)
VALUES: dict[str, Any] = {
    "size": -(2**53) - 1,
    "total": 2**64 - 1,
    "at": MOMENT,
    "exact": MOMENT + HALF,
    "changed": MOMENT,
    "sizes": [1, 2],
}
WIRE: dict[str, Any] = {
    "size": "-9007199254740993",
    "total": "18446744073709551615",
    "at": 1714979289,
    "exact": 1714979289.5,
    "changed": "Mon, 06 May 2024 07:08:09 GMT",
    "sizes": ["1", "2"],
}
MORE: dict[str, Any] = {
    "id": "e-1",
    "day": "2024-05-06T07:08:09.5Z",
    "created": 0,
    "moments": {"last": 253402300799},
    "value": 1,
}


def at(seconds: int) -> dt.datetime:
    return dt.datetime(1970, 1, 1, tzinfo=dt.UTC) + dt.timedelta(seconds=seconds)


def test_json(feature: Feature) -> None:
    reply = json({**WIRE, **MORE}, status=201, **{"Last-Modified": WIRE["changed"]})
    done = feature.call("events.add", **VALUES, reply=reply)
    assert done.request.json == WIRE
    more = {
        "id": "e-1",
        "day": MOMENT + HALF,
        "created": at(0),
        "moments": {"last": dt.datetime(9999, 12, 31, 23, 59, 59, tzinfo=dt.UTC)},
        "value": at(1),
    }
    event = done.value.value
    assert event == feature.types.Event(**VALUES, **more)
    assert pickle.loads(pickle.dumps(event)) == event
    assert done.value.declared_headers.last_modified == MOMENT
    assert feature.package.to_dict(event) == {
        **WIRE,
        **MORE,
        "day": "2024-05-06T07:08:09.500000Z",
    }


def test_other_zones_and_fractions_are_the_same_moment(feature: Feature) -> None:
    zone = dt.timezone(dt.timedelta(hours=2))
    moment = (MOMENT + HALF).astimezone(zone)
    done = feature.call("events.add", at=moment, exact=moment, changed=moment, reply=_created())
    assert done.request.json == {name: WIRE[name] for name in ("at", "exact", "changed")}


def _created(**members: object) -> Reply:
    return json({"id": "e-1", "at": 0, **members}, status=201)


@pytest.mark.parametrize(
    "text",
    [
        "Mon, 06 May 2024 07:08:09 GMT",
        "Monday, 06-May-24 07:08:09 GMT",
        "Mon May  6 07:08:09 2024",
        "2024-05-06T07:08:09Z",
    ],
)
def test_forms_of_dates(feature: Feature, text: str) -> None:
    assert feature.value("events.add", at=MOMENT, reply=_created(changed=text)).changed == MOMENT


@pytest.mark.parametrize(("size", "value"), [("007", 7), ("+7", 7), (7, 7)])
def test_other_spellings_of_numbers(feature: Feature, size: object, value: int) -> None:
    found = feature.value("events.add", at=MOMENT, reply=_created(size=size, exact="7", day=None))
    assert (found.size, found.exact) == (value, at(7))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("size", str(2**63)),
        ("size", "1.0"),
        ("size", True),
        ("total", "-1"),
        ("at", "soon"),
        ("at", True),
        ("at", 253402300800),
        ("exact", -62135596801),
        ("changed", "Mon, 31 Feb 2024 07:08:09 GMT"),
        ("changed", "Mon, 06 May 2024 24:08:09 GMT"),
        ("changed", "Xyz, 06 May 2024 07:08:09 GMT"),
        ("changed", 0),
        ("moments", {"a": "b"}),
    ],
)
def test_answers_that_do_not_fit(feature: Feature, name: str, value: object) -> None:
    with pytest.raises(feature.package.UnexpectedResponse) as caught:
        feature.call("events.add", at=MOMENT, reply=_created(**{name: value}))
    assert f"$.{name}" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "complaint"),
    [
        ("size", 2**63, "a whole number of 64 bits"),
        ("total", -1, "a whole number of 64 bits that is not negative"),
        ("size", "1", "a whole number of 64 bits"),
        ("at", 0, "a `datetime`"),
        ("changed", MOMENT.replace(tzinfo=None), "no offset from UTC"),
    ],
)
def test_arguments_that_do_not_fit(
    feature: Feature, name: str, value: object, complaint: str
) -> None:
    assert complaint in feature.refusal("events.add", **{"at": MOMENT, name: value})


def test_xml_and_parameters(feature: Feature) -> None:
    texts = {name: str(value) for name, value in WIRE.items() if name != "sizes"}
    items = "".join(f"<string>{size}</string>" for size in WIRE["sizes"])
    inner = "".join(f"<{name}>{text}</{name}>" for name, text in texts.items())
    document = f"<NewEvent>{inner}<sizes>{items}</sizes></NewEvent>"
    done = feature.call(
        "events.as_xml",
        day=MOMENT,
        most=-1,
        moments=[MOMENT, MOMENT + HALF],
        since={"a": MOMENT},
        if_modified_since=MOMENT,
        **VALUES,
        reply=xml(document),
    )
    assert done.request.body.decode() == document
    assert done.value.value == feature.types.NewEvent(**VALUES)
    assert done.target == (
        "/events/1714979289/-1?moments=1714979289&moments=1714979289.5&since%5Ba%5D=1714979289"
    )
    assert done.request.headers["if-modified-since"] == WIRE["changed"]


def test_forms(feature: Feature) -> None:
    done = feature.call("events.as_form", **VALUES, reply=Reply(status=204))
    pairs = [(name, str(value)) for name, value in WIRE.items() if name != "sizes"]
    assert parse_qsl(done.request.body.decode()) == [*pairs, ("sizes", "1"), ("sizes", "2")]


def test_the_emulator_keeps_them(feature: Feature) -> None:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(endpoint=emulator.endpoint) as client,
    ):
        before = dt.datetime.now(dt.UTC).replace(microsecond=0)
        added = client.events.add(**VALUES)
        found = client.events.get(added.id)
    assert added.created >= before
    assert found == added
    assert {name: getattr(found, name) for name in VALUES} == VALUES


def test_a_member_that_is_given_twice_is_found(feature: Feature) -> None:
    # the moment is written by the decoder with as many quotes as the second member has
    reply = Reply(status=201, content=b'{"id":"e-1","at":0,"at":0}')
    with pytest.raises(feature.package.UnexpectedResponse, match="duplicate"):
        feature.call("events.add", at=MOMENT, reply=reply)
