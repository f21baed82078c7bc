from __future__ import annotations

import datetime as dt
import decimal
import json as _json
import uuid
from typing import Any
from urllib.parse import parse_qsl

import pytest

from ..harness import Feature, Reply, json, xml

VALUES: dict[str, Any] = {
    "date_time": dt.datetime(2024, 5, 6, 7, 8, 9, 500000, tzinfo=dt.UTC),
    "date": dt.date(2024, 5, 6),
    "time": dt.time(7, 8, 9, tzinfo=dt.UTC),
    "duration": dt.timedelta(days=1, hours=1, minutes=30),
    "identifier": uuid.UUID("01234567-89ab-4cde-8f01-23456789abcd"),
    "uri": "https://example.org/a?b=c",
    "byte": b"\x00\x01\xff",
    "amount": decimal.Decimal("12.50"),
}
TEXTS = {
    "date-time": "2024-05-06T07:08:09.500000Z",
    "date": "2024-05-06",
    "time": "07:08:09Z",
    "duration": "P1DT5400S",
    "uuid": "01234567-89ab-4cde-8f01-23456789abcd",
    "uri": "https://example.org/a?b=c",
    "byte": "AAH/",
    "decimal": "12.50",
}


def test_json(feature: Feature) -> None:
    done = feature.call("values.body", **VALUES, reply=json(TEXTS))
    assert done.request.json == TEXTS
    assert done.value.value == feature.types.Formats(**VALUES)


def test_xml(feature: Feature) -> None:
    text = "".join(f"<{name}>{value}</{name}>" for name, value in TEXTS.items())
    text = f"<Formats>{text}</Formats>"
    done = feature.call("values.as_xml", **VALUES, reply=xml(text))
    assert done.request.body.decode() == text
    assert done.value.value == feature.types.Formats(**VALUES)


def test_parameters_and_headers(feature: Feature) -> None:
    headers = {f"x-{name}": value for name, value in TEXTS.items()}
    reply = Reply(headers=headers)
    done = feature.call("values.query", dt.date(2020, 1, 2), **VALUES, reply=reply)
    path, _, query = done.target.partition("?")
    assert path == "/query/2020-01-02"
    assert parse_qsl(query) == list(TEXTS.items())
    names = [f"x_{name.replace('-', '_')}" for name in TEXTS]
    declared = [getattr(done.value.declared_headers, name) for name in names]
    assert declared == list(VALUES.values())


@pytest.mark.parametrize("name", [name for name in TEXTS if name != "uri"])
def test_answers_that_do_not_fit(feature: Feature, name: str) -> None:
    with pytest.raises(feature.package.UnexpectedResponse) as caught:
        feature.call("values.body", reply=json({name: "!"}))
    assert f"$.{name}" in str(caught.value)
    with pytest.raises(feature.package.UnexpectedResponse):
        feature.call("values.query", VALUES["date"], reply=Reply(headers={f"x-{name}": "!"}))


def test_decimals_may_be_numbers(feature: Feature) -> None:
    reply = Reply(status=200, content=_json.dumps({"decimal": 12.5}).encode())
    assert feature.value("values.body", reply=reply).amount == decimal.Decimal("12.5")
