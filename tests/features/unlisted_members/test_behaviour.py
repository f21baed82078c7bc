"""Records that keep members which nobody listed, from end to end."""

from __future__ import annotations

import asyncio
import datetime as dt
import json as plain_json
import pickle
from decimal import Decimal
from typing import Any

import pytest

from ..harness import Feature, json

WIRE: dict[str, Any] = {
    "id": "b-1",
    "title": "Emma",
    "kind": "book",
    "shelf": 7,
    "...": "dots",
    "id2": None,
    "deep": {"a": [1.5, {"b": False}]},
    "scores": {"total": 5, "2024": {"at": 1715000000, "exact": "1.50"}},
}
UNLISTED = {name: WIRE[name] for name in ("shelf", "...", "id2", "deep")}


def test_what_nobody_listed_is_read(feature: Feature) -> None:
    book = feature.value("books.get", "b-1", reply=json(WIRE))
    assert book.additional_properties == UNLISTED
    moment = dt.datetime(2024, 5, 6, 12, 53, 20, tzinfo=dt.UTC)
    score = feature.types.Score(at=moment, exact=Decimal("1.50"))
    assert book.scores.additional_properties == {"2024": score}
    assert pickle.loads(pickle.dumps(book)) == book
    assert book == feature.types.Book(
        id="b-1",
        title="Emma",
        scores=feature.types.Scores(total=5, additional_properties={"2024": score}),
        additional_properties=UNLISTED,
    )


def test_a_record_without_any_has_an_empty_mapping(feature: Feature) -> None:
    book = feature.value("books.get", "b-1", reply=json({"id": "b", "title": "t", "kind": "book"}))
    assert book.additional_properties == {}


def test_it_is_sent_beside_the_others(feature: Feature) -> None:
    done = feature.call(
        "books.add", title="Emma", additional_properties=UNLISTED, reply=json(WIRE, status=201)
    )
    assert done.request.json == {"title": "Emma", "kind": "book", **UNLISTED}


def test_a_record_and_a_mapping_are_sent_alike(feature: Feature) -> None:
    wire = {"currency": "EUR", "book": 1.5}
    record = feature.types.Prices(currency="EUR", additional_properties={"book": 1.5})
    mapping = {"currency": "EUR", "additional_properties": {"book": 1.5}}
    done = feature.call("books.price", body=[record, mapping], reply=json([wire]))
    assert done.request.json == [wire, wire]
    assert done.value.value == [record]


def test_records_of_a_union_keep_it_too(feature: Feature) -> None:
    wire = {"type": "added", "by": "ann", "note": None, "book": {**WIRE, "scores": {"total": 1}}}
    event = feature.value("books.tell", body={"type": "gone"}, reply=json(wire))
    assert event.additional_properties == {"by": "ann", "note": None}
    assert event.book.additional_properties == UNLISTED
    assert feature.call("books.tell", body=event, reply=json(wire)).request.json == wire


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"title": "x"}, "give it as `title`"),
        ({"kind": "x"}, "give it as `kind`"),
        ([1], "must be a mapping"),
        ({"x": float("nan")}, "must be finite"),
    ],
)
def test_what_cannot_be_sent_is_refused(feature: Feature, given: Any, message: str) -> None:
    refusal = feature.refusal("books.add", title="a", additional_properties=given)
    assert "`additional_properties" in refusal
    assert message in refusal


def test_values_have_their_type(feature: Feature) -> None:
    wrong = {"currency": "EUR", "additional_properties": {"book": "dear"}}
    assert "`body[0].additional_properties[book]`" in feature.refusal("books.price", body=[wrong])
    misplaced = {"currency": "EUR", "book": 1.5}
    assert "give it in `additional_properties`" in feature.refusal("books.price", body=[misplaced])
    outcome = feature.attempt("books.price", body=[], reply=json([{"currency": "EUR", "b": "x"}]))
    assert isinstance(outcome.error, feature.package.UnexpectedResponse)


def test_reading_leniently_keeps_it(feature: Feature) -> None:
    wrong = {**WIRE, "title": 5, "kind": None, "id": [1]}
    done = feature.call("books.get", "b-1", reply=json(wrong), client={"strict": False})
    assert done.value.value.additional_properties == UNLISTED
    assert done.value.value.id is None


def test_plain_data_keep_it(feature: Feature) -> None:
    package = feature.package
    book = package.from_dict(feature.types.Book, WIRE)
    assert book.additional_properties == UNLISTED
    assert package.to_dict(book) == WIRE
    assert plain_json.loads(package.to_json(book)) == WIRE


def test_the_emulator_keeps_and_returns_it(feature: Feature) -> None:
    with feature.module("emulator").Emulator() as emulator:
        with feature.sync_client(endpoint=emulator.endpoint) as client:
            made = client.books.add(title="Emma", additional_properties={"shelf": 7, "old": [1]})
            assert made.additional_properties == {"shelf": 7, "old": [1]}
            changed = client.books.replace(made.id, title="E", additional_properties={"x": None})
            assert changed.additional_properties == {"x": None}
            assert client.books.get(made.id) == changed

        async def walk() -> Any:
            async with feature.async_client(endpoint=emulator.endpoint) as client:
                made = await client.books.add(title="A", additional_properties={"shelf": 8})
                return await client.books.get(made.id)

        assert asyncio.run(walk()).additional_properties == {"shelf": 8}


def test_the_command_takes_and_prints_it(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    with feature.module("emulator").Emulator() as emulator:

        def run(*words: str) -> Any:
            common = [f"--endpoint={emulator.endpoint}", "--output=json"]
            assert feature.module("cli").run([*common, *words]) == 0
            return plain_json.loads(capsys.readouterr().out)

        more = ["--additional-properties=shelf=7", '--additional-properties=deep={"a": [1.5]}']
        made = run("books", "add", "--title=Emma", *more)
        assert made["shelf"] == 7
        assert made["deep"] == {"a": [1.5]}
        assert run("books", "get", made["id"]) == made
        sent = [{"currency": "EUR", "book": 1.5}]
        assert run("books", "price", f"--body={plain_json.dumps(sent)}") == sent
