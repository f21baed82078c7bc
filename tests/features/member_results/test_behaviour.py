from __future__ import annotations

import asyncio
import json as _json
from typing import Any

import httpx2
import pytest

from ..harness import Feature, Reply, json, xml

EMMA = {"id": "b1", "title": "Emma"}
META = {"job": "j1", "took": 5}
WRONG = "the member that the call returns is missing or of another kind than declared"


def of(value: Any) -> dict[str, Any]:
    """The members of a record."""
    return {name: getattr(value, name) for name in value.__struct_fields__}


def test_a_member_is_the_result_and_the_whole_response_is_in_the_raw_one(feature: Feature) -> None:
    reply = json({"data": EMMA, "meta": META}, etag="v1")
    outcome = feature.call("books.get", "b1", reply=reply)
    assert of(outcome.returned) == EMMA
    raw = outcome.value
    assert type(raw.value) is feature.types.BookEnvelope
    assert (raw.value.data, raw.value.meta.took) == (outcome.returned, 5)
    assert raw.declared_headers.etag == "v1"


def test_a_list_a_scalar_and_xml(feature: Feature) -> None:
    books = feature.call("books.list", reply=json({"data": [EMMA, EMMA]})).returned
    assert [of(each) for each in books] == [EMMA, EMMA]
    assert feature.call("books.list", reply=json({"data": []})).returned == []
    reply = json({"data": {"id": "b1", "title": "Ema"}, "meta": META})
    assert feature.call("books.rename", "b1", title="Ema", reply=reply).returned == "Ema"
    reply = xml("<LabelsEnvelope><Label><string>old</string></Label></LabelsEnvelope>")
    assert feature.call("books.labels", reply=reply).returned == ["old"]
    book = "<data><id>b1</id><title>Emma</title></data><meta><job>j1</job></meta>"
    reply = xml(f"<BookEnvelope>{book}</BookEnvelope>")
    assert of(feature.call("books.get", "b1", reply=reply).returned) == EMMA


@pytest.mark.parametrize(
    "sent",
    [{}, {"result": None}, {"result": {"count": 0}}, {"result": {"count": 1, "best-match": None}}],
)
def test_a_member_that_can_be_missing_is_none(feature: Feature, sent: Any) -> None:
    with pytest.warns(DeprecationWarning, match="Deprecated"):
        assert feature.call("books.find", reply=json(sent)).returned is None


def test_a_member_of_a_member(feature: Feature) -> None:
    reply = json({"result": {"count": 1, "best-match": EMMA}})
    with pytest.warns(DeprecationWarning, match="Deprecated"):
        found = feature.call("books.find", reply=reply).returned
    assert of(found) == EMMA


def test_several_responses(feature: Feature) -> None:
    given = {"id": "b1", "title": "Emma"}
    reply = json({"data": EMMA, "meta": META})
    assert of(feature.call("books.add", **given, reply=reply).returned) == EMMA
    reply = json({"data": 7}, status=202)
    outcome = feature.call("books.add", **given, reply=reply)
    assert (outcome.returned, type(outcome.value.value)) == (7, feature.types.TicketEnvelope)
    assert feature.call("books.add", **given, reply=Reply(status=204)).returned is None
    text = Reply(status=200, headers={"Content-Type": "text/plain"}, content=b"Emma")
    assert feature.call("books.export", "b1", reply=text).returned == "Emma"
    reply = json({"data": EMMA, "meta": META})
    assert of(feature.call("books.export", "b1", reply=reply).returned) == EMMA


@pytest.mark.parametrize(
    "sent", [{"meta": META}, {"data": None, "meta": META}, {"data": 5, "meta": META}]
)
def test_a_member_that_must_be_there(feature: Feature, sent: Any) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, json=sent, headers={"x-request-id": "r-9"})

    async def later() -> tuple[Any, Any]:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            client = feature.async_client(http=http, strict=False)
            raw = await client.with_raw_response.books.get("b1")
            with pytest.raises(feature.package.UnexpectedResponse) as caught:
                await client.books.get("b1")
            return raw, caught.value

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(http=http, strict=False)
        with pytest.raises(feature.package.UnexpectedResponse, match=WRONG) as caught:
            client.books.get("b1")
        with pytest.raises(feature.package.UnexpectedResponse):
            feature.sync_client(http=http, strict=True).with_raw_response.books.get("b1")
        raw = client.with_raw_response.books.get("b1")
    for read, error in ((raw, caught.value), asyncio.run(later())):
        assert (read.value.data, read.value.meta.job) == (None, "j1")
        assert [each.place for each in read.problems] == ["$.data"]
        assert (error.status, error.request_id) == (200, "r-9")
        assert _json.loads(error.body) == sent


def test_a_stream_is_as_it_is(feature: Feature) -> None:
    events = b'data: {"data": "It"}\n\ndata: {"data": "is"}\n\n'

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.params.get("stream") == "true":
            return httpx2.Response(
                200, content=events, headers={"Content-Type": "text/event-stream"}
            )
        return httpx2.Response(200, json={"data": [EMMA]})

    async def later() -> tuple[Any, Any]:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            client = feature.async_client(http=http)
            stream = await client.books.read("b1", stream=True)
            return [each.data async for each in stream], await client.books.read("b1")

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(http=http)
        read = [each.data for each in client.books.read("b1", stream=True)], client.books.read("b1")
        raw = client.with_raw_response.books.read("b1")
    for words, books in (read, asyncio.run(later())):
        assert words == ["It", "is"]
        assert [of(each) for each in books] == [EMMA]
    assert type(raw.value) is feature.types.BooksEnvelope


def test_the_result_at_the_end_is_that_of_the_operation_that_reads_it(feature: Feature) -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.method == "POST":
            return httpx2.Response(202, json={"data": 7, "meta": META})
        if request.url.path.endswith("/book"):
            return httpx2.Response(200, json={"data": EMMA, "meta": META})
        return httpx2.Response(200, json={"data": {"id": "j1", "status": "done"}})

    async def later() -> Any:
        async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
            begun = await feature.async_client(http=http, sleep=_no_pause).books.print("b1")
            return await begun.wait()

    with httpx2.Client(transport=httpx2.MockTransport(answer)) as http:
        client = feature.sync_client(http=http, sleep=lambda _: None)
        assert of(client.books.print("b1").wait()) == EMMA
        assert client.jobs.get("j1").status == "done"
    assert of(asyncio.run(later())) == EMMA


async def _no_pause(_: float) -> None:
    pass


def test_the_body_as_it_arrives_is_whole(feature: Feature) -> None:
    async def later(endpoint: str) -> bytes:
        async with feature.async_client(endpoint=endpoint) as client:
            read = client.with_streaming_response(client.books.get)
            async with await read("b1") as body:
                return await body.read()  # type: ignore[no-any-return]

    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        with client.with_streaming_response(client.books.get)("b1") as body:
            found = body.read()
        assert _json.loads(found) == {"data": EMMA, "meta": {"job": "j1"}}
        assert _json.loads(asyncio.run(later(emulator.endpoint)))["data"] == EMMA


def test_the_command_prints_the_member(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    run = feature.module("cli").run
    with feature.module("emulator").Emulator() as emulator:
        endpoint = f"--endpoint={emulator.endpoint}"

        def said(*words: str) -> str:
            assert run([endpoint, *words]) == 0
            return capsys.readouterr().out

        assert _json.loads(said("--output=json", "books", "get", "b1")) == EMMA
        assert said("--output=tsv", "books", "list") == "b1\tEmma\n"
        assert said("--output=json", "--query=[0].id", "books", "list") == '"b1"\n'
        assert _json.loads(said("--output=json", "books", "labels")) == ["old", "rare"]
        assert said("--show-secrets", "--output=json", "books", "key") == '"fake-key-of-nobody"\n'
        assert run([endpoint, "books", "key"]) != 0
        shown = capsys.readouterr()
        assert "fake-key" not in shown.out + shown.err


def test_values_are_completed_from_the_member(feature: Feature) -> None:
    (parameter,) = feature.description["operations"]["books.get"]["parameters"]
    assert parameter["listed_by"] == {"operation": "books.list", "member": "id"}
