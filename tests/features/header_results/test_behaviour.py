from __future__ import annotations

import asyncio
from typing import Any

import pytest

from ..harness import Feature, Reply


def test_a_header_is_the_result(feature: Feature) -> None:
    raw = feature.call(
        "notes.write", "n1", text="x", reply=Reply(status=202, headers={"etag": "v1"})
    ).value
    assert (raw.value, raw.headers["ETag"], raw.status) == ("v1", "v1", 202)
    assert (
        feature.value("notes.look", "n1", reply=Reply(status=200, headers={"X-Length": "7"})) == 7
    )
    assert feature.value("notes.look", "n1", reply=Reply(status=200)) is None


def test_a_header_of_every_response_can_be_the_result(feature: Feature) -> None:
    reply = Reply(status=202, headers={"X-Request-Id": "r-7"})
    raw = feature.call("notes.index", reply=reply).value
    assert (raw.value, raw.declared_headers.x_request_id, raw.request_id) == ("r-7",) * 3
    assert feature.value("notes.count", reply=Reply(status=200, headers={"x-left": "3"})) == 3
    assert feature.value("notes.count", reply=Reply(status=200)) is None
    group = feature.module("operations.notes").Notes
    assert group.index.__annotations__["return"] == "str"
    assert group.count.__annotations__["return"] == "int | None"


def test_a_stream_of_what_has_a_header_as_its_result(feature: Feature) -> None:
    async def later(endpoint: str) -> tuple[bytes, str]:
        async with feature.async_client(endpoint=endpoint) as client:
            read = client.with_streaming_response(client.notes.write)
            async with await read("n1", text="a") as body:
                return await body.read(), body.headers["ETag"]

    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        with client.with_streaming_response(client.notes.write)("n1", text="a") as body:
            assert (body.read(), body.status, body.headers["ETag"]) == (b"", 202, '"1"')
        with client.with_streaming_response(client.notes.look)("n1") as body:
            assert (body.read(), body.headers["X-Length"]) == (b"", "9")
        assert asyncio.run(later(emulator.endpoint)) == (b"", '"2"')


def test_the_annotation_is_that_of_the_header(feature: Feature) -> None:
    group = feature.module("operations.notes").Notes
    assert group.write.__annotations__["return"] == "str"
    assert group.look.__annotations__["return"] == "int | None"


@pytest.mark.parametrize(
    ("given", "kind"), [({"if_none_match": "v1"}, "NotModifiedError"), ({}, "UnexpectedResponse")]
)
def test_304_answers_a_condition(feature: Feature, given: Any, kind: str) -> None:
    reply = Reply(status=304, headers={"ETag": "v1", "x-request-id": "r1"})
    error: Any = feature.attempt("notes.read", "n1", reply=reply, **given).error
    assert type(error) is getattr(feature.package, kind)
    assert not isinstance(error, feature.package.ServiceError)
    assert (error.status, error.headers["etag"], error.request_id) == (304, "v1", "r1")
    assert error.attempts == 1


def test_the_emulator_and_the_command_do_so(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    package = feature.package
    with feature.module("emulator").Emulator() as emulator, emulator.client() as client:
        version = client.notes.write("n1", text="a")
        assert client.notes.read("n1", if_none_match='"other"').text == "a"
        for condition in (version, "*", f'"x", W/{version}'):
            with pytest.raises(package.NotModifiedError) as caught:
                client.notes.read("n1", if_none_match=condition)
            assert caught.value.headers["ETag"] == version
        with pytest.raises(package.NotModifiedError):
            client.with_options(headers={"if-none-match": "*"}).notes.read("n1")
        assert client.notes.write("n1", text="b") != version
        assert client.notes.read("n1", if_none_match=version).text == "b"
        assert client.notes.look("n1") == 9

        run, endpoint = feature.module("cli").run, f"--endpoint={emulator.endpoint}"
        assert run([endpoint, "--output=json", "notes", "look", "n1"]) == 0
        assert capsys.readouterr().out == "9\n"
        assert run([endpoint, "notes", "read", "n1", "--if-none-match=*"]) == 10
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("error: 304: nothing has changed\nrequest id: ")
        assert run([endpoint, "--output=json", "notes", "index"]) == 0
        assert len(capsys.readouterr().out.strip().strip('"')) == 32
