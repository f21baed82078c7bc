"""Streams give items as they arrive, and their connections back however they end."""

from __future__ import annotations

import asyncio
import gc
import gzip
import logging
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime.errors import (
    ArgumentError,
    ClientError,
    DeadlineError,
    ServiceError,
    TransportError,
    UnexpectedResponse,
)
from runtime.errors import TimeoutError as PhaseTimeoutError
from runtime.groups import AsyncGroup, AsyncRawGroup, Group
from runtime.operation import (
    Form,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
from runtime.other_forms import comes_as_stream, comes_whole
from runtime.records import UNSET

from .conftest import (
    LIMIT,
    PATIENCE,
    Server,
    make_async_client,
    make_client,
    operation,
    read_request,
)

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n"
SMALL = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1\r\n\r\n1"
DONE = b"data: [DONE]\n\n"
LAST = b"0\r\n\r\n"
EVENTS = StreamedItems(
    item=int, events=True, end="[DONE]", error_event="error", error_member="error"
)


def chunk(data: bytes) -> bytes:
    return b"%x\r\n%b\r\n" % (len(data), data)


def streaming(kind: object = EVENTS, **changes: Any) -> Operation[Any]:
    return operation(responses={200: kind}, streams=True, **changes)


def answering(*parts: bytes, head: bytes = HEAD, again: bool = True) -> Any:
    """Return a handler that answers each request on a connection with these chunks."""

    def handle(connection: socket.socket) -> None:
        while read_request(connection):
            connection.sendall(head + b"\r\n")
            for part in parts:
                connection.sendall(part)
            if not again:
                return

    return handle


class Outcome:
    """The items that a stream gave, and how it ended."""

    def __init__(self) -> None:
        self.items: list[Any] = []
        self.error: BaseException | None = None


Run = Callable[..., Outcome]


@pytest.fixture(params=["sync", "async"])
def run(request: pytest.FixtureRequest) -> Run:
    """Read a stream to its end: `run(server, operation, **client_settings)`."""
    return _run if request.param == "sync" else _run_async


def _run(server: Server, description: Operation[Any] | None = None, **changes: Any) -> Outcome:
    outcome = Outcome()
    with make_client(endpoint=server.url, **changes) as client:
        try:
            for item in client._caller.call(description or streaming(), {}).value:
                outcome.items.append(item)
        except ClientError as error:
            outcome.error = error
    return outcome


def _run_async(
    server: Server, description: Operation[Any] | None = None, **changes: Any
) -> Outcome:
    outcome = Outcome()

    async def go() -> None:
        async with make_async_client(endpoint=server.url, **changes) as client:
            try:
                async for item in (await client._caller.call(description or streaming(), {})).value:
                    outcome.items.append(item)
            except ClientError as error:
                outcome.error = error

    asyncio.run(go())
    return outcome


def test_events_arrive(serve: Any, run: Run) -> None:
    server = serve(answering(chunk(b"data: 1\n\nda"), chunk(b"ta: 2\n\n" + DONE), LAST))
    outcome = run(server)
    assert (outcome.items, outcome.error) == ([1, 2], None)


def test_lines_arrive_whatever_was_declared(serve: Any, run: Run) -> None:
    head = HEAD.replace(b"text/event-stream", b"application/x-ndjson")
    server = serve(answering(chunk(b"1\n2"), chunk(b"3\n4"), LAST, head=head))
    outcome = run(server, streaming(StreamedItems(item=int, events=True)))
    assert (outcome.items, outcome.error) == ([1, 23, 4], None)


def test_texts_arrive(serve: Any, run: Run) -> None:
    server = serve(answering(chunk("data: ä\n\n".encode()), LAST))
    assert run(server, streaming(StreamedItems(item=Form.TEXT, events=True))).items == ["ä"]


@pytest.mark.parametrize(
    ("parts", "items", "kind", "text"),
    [
        ([chunk(b"data: 1\n\n"), LAST], [1], UnexpectedResponse, "without its end mark"),
        ([chunk(b"data: 1\n\ndata: x\n\n"), LAST], [1], UnexpectedResponse, "item cannot be read"),
        ([chunk(b"data: \xff\n\n"), LAST], [], UnexpectedResponse, "an item cannot be read"),
        ([chunk(b'data: {"a":1}\n\n'), LAST], [], UnexpectedResponse, "an item cannot be read"),
        ([chunk(b'data: 1\n\ndata: {"error":{"code":"Busy"}}\n\n')], [1], ServiceError, "200"),
        ([chunk(b"event: error\ndata: oh\n\n")], [], ServiceError, "200"),
        ([chunk(b"data: 1\n\n"), b"5\r\nab"], [1], TransportError, "cut short"),
        ([chunk(b"data: 1\n\n"), b"zz\r\n"], [1], TransportError, "not HTTP"),
        ([chunk(b"data: " + b"x" * 3000)], [], UnexpectedResponse, "larger than 2000 bytes"),
        ([chunk(b"data: 12345678\n" * 300)], [], UnexpectedResponse, "larger than 2000 bytes"),
    ],
)
def test_what_cannot_be_read_is_an_error_after_what_can(
    serve: Any, run: Run, parts: list[bytes], items: list[int], kind: type, text: str
) -> None:
    outcome = run(serve(answering(*parts, again=False)), largest_response=2000, retries=2)
    assert outcome.items == items
    assert type(outcome.error) is kind
    assert text in str(outcome.error)
    assert getattr(outcome.error, "attempts", 1) == 1


def test_an_answer_that_is_no_stream_is_an_error(serve: Any, run: Run) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 19\r\n"
    asked = streaming(accept="text/event-stream")
    outcome = run(serve(answering(b'{"error":{"code":1}', head=head)), asked)
    assert isinstance(outcome.error, UnexpectedResponse)
    assert str(outcome.error) == (
        "200: the response is no stream of items (`text/event-stream` was asked for, "
        "`application/json` came): `with_streaming_response` reads whatever comes"
    )
    outcome = run(serve(answering(b'{"error":{"a": 12}}', head=head)))
    assert isinstance(outcome.error, ServiceError)
    assert outcome.error.body == b'{"error":{"a": 12}}'


def test_busy_answers_are_retried_before_the_stream(serve: Any, run: Run) -> None:
    count = iter(range(100))

    def handle(connection: socket.socket) -> None:
        while read_request(connection):
            if next(count) < 2:
                connection.sendall(b"HTTP/1.1 503 Busy\r\nContent-Length: 4\r\n\r\nbusy")
            else:
                connection.sendall(HEAD + b"\r\n" + chunk(b"data: 7\n\n" + DONE) + LAST)

    server = serve(handle)
    assert run(server, retries=2, random=lambda: 0.0).items == [7]
    assert server.connections == 1


def test_a_redirect_is_followed(serve: Any, run: Run) -> None:
    def handle(connection: socket.socket) -> None:
        while request := read_request(connection):
            if b"/new" in request:
                connection.sendall(HEAD + b"\r\n" + chunk(b"data: 7\n\n" + DONE) + LAST)
            else:
                connection.sendall(
                    b"HTTP/1.1 302 Found\r\nLocation: /new\r\nContent-Length: 0\r\n\r\n"
                )

    assert run(serve(handle)).items == [7]


def test_a_compressed_stream_is_read(serve: Any, run: Run) -> None:
    head = HEAD + b"Content-Encoding: gzip\r\n"
    packed = gzip.compress(b"data: 1\n\ndata: 2\n\n")
    server = serve(answering(chunk(packed[:10]), chunk(packed[10:]), LAST, head=head))
    outcome = run(server, streaming(StreamedItems(item=int, events=True)))
    assert (outcome.items, outcome.error) == ([1, 2], None)
    server = serve(answering(chunk(packed[:-5]), LAST, head=head))
    outcome = run(server, streaming(StreamedItems(item=int, events=True)))
    assert "the compressed body is incomplete" in str(outcome.error)
    server = serve(answering(chunk(b"data: 1\n\n"), LAST, head=head))
    assert "does not match its content encoding" in str(run(server).error)


def test_silence_is_an_error_and_a_long_stream_is_not(serve: Any, run: Run) -> None:
    def handle(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(HEAD + b"\r\n")
        for _ in range(8):
            connection.sendall(chunk(b"data: 1\n\n"))
            time.sleep(0.1)
        server.stopped.wait(PATIENCE)

    server = serve(handle)
    began = time.monotonic()
    outcome = run(server, deadline=0.4, timeout=0.6)
    assert outcome.items == [1] * 8
    assert isinstance(outcome.error, PhaseTimeoutError)
    assert "0.6 seconds" in str(outcome.error)
    assert time.monotonic() - began < LIMIT


def test_bytes_that_never_make_a_chunk_are_silence(serve: Any, run: Run) -> None:
    def handle(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(HEAD + b"\r\n")
        while not server.stopped.wait(0.05):
            connection.sendall(b"0")

    server = serve(handle)
    outcome = run(server, timeout=0.4)
    assert isinstance(outcome.error, TransportError)


def test_the_deadline_holds_until_the_headers(serve: Any, run: Run) -> None:
    def handle(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(b"HTTP/1.1 200 OK\r\nX-Slow: ")
        while not server.stopped.wait(0.02):
            connection.sendall(b"x")

    server = serve(handle)
    began = time.monotonic()
    assert isinstance(run(server, deadline=0.3).error, DeadlineError)
    assert time.monotonic() - began < LIMIT


@pytest.mark.parametrize("rest", [b"", chunk(b"\n: bye\n\n")])
def test_a_stream_that_ended_gives_its_connection_back(serve: Any, rest: bytes) -> None:
    server = serve(answering(chunk(b"data: 1\n\n" + DONE), rest, LAST))
    with make_client(endpoint=server.url) as client:
        for _ in range(3):
            assert list(client._caller.call(streaming(), {}).value) == [1]
    assert server.connections == 1


def test_an_asynchronous_stream_that_ended_gives_its_connection_back(serve: Any) -> None:
    server = serve(answering(chunk(b"data: 1\n\n" + DONE), chunk(b"\n"), LAST))

    async def go() -> None:
        async with make_async_client(endpoint=server.url) as client:
            for _ in range(3):
                stream = (await client._caller.call(streaming(), {})).value
                assert [item async for item in stream] == [1]

    asyncio.run(go())
    assert server.connections == 1


def test_what_follows_the_end_mark_without_end_is_not_read(serve: Any, run: Run) -> None:
    def handle(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(HEAD + b"\r\n" + chunk(b"data: 1\n\n" + DONE))
        while True:
            connection.sendall(chunk(b"x" * 60_000))

    outcome = run(serve(handle))
    assert (outcome.items, outcome.error) == ([1], None)


def endless(connection: socket.socket) -> None:
    read_request(connection)
    connection.sendall(HEAD + b"\r\n" + chunk(b"data: 1\n\n"))
    connection.settimeout(PATIENCE)
    assert connection.recv(1) == b""  # the client has closed it
    ENDED.set()


ENDED = threading.Event()


@pytest.mark.parametrize("way", ["close", "with", "drop", "error"])
def test_a_stream_that_is_left_frees_its_connection(serve: Any, way: str) -> None:
    ENDED.clear()
    with make_client(endpoint=serve(endless).url) as client:
        stream = client._caller.call(streaming(), {}).value
        assert next(stream) == 1
        assert "open, status 200" in repr(stream)
        if way == "close":
            stream.close()
            stream.close()
        elif way == "with":
            with stream:
                pass
        elif way == "error":
            with pytest.raises(ZeroDivisionError), stream:
                raise ZeroDivisionError
        if way == "drop":
            del stream
            gc.collect()
        else:
            with pytest.raises(ClientError, match="closed"):
                next(stream)
            assert "closed" in repr(stream)
        assert ENDED.wait(PATIENCE)
        assert not client._pool._http._transport._pool._connections.all()  # type: ignore[union-attr]


@pytest.mark.parametrize("way", ["close", "with", "drop"])
def test_an_asynchronous_stream_that_is_left_frees_its_connection(serve: Any, way: str) -> None:
    ENDED.clear()

    async def go() -> None:
        async with make_async_client(endpoint=serve(endless).url) as client:
            stream = (await client._caller.call(streaming(), {})).value
            assert await anext(stream) == 1
            if way == "close":
                await stream.close()
            elif way == "with":
                async with stream:
                    pass
            if way == "drop":
                del stream
                gc.collect()
            else:
                with pytest.raises(ClientError, match="closed"):
                    await anext(stream)
            assert await asyncio.to_thread(ENDED.wait, PATIENCE)

    asyncio.run(go())


@pytest.mark.parametrize("tls", [False, True])
def test_closing_in_another_thread_wakes_the_reader(
    serve: Any, ca_file: Path, *, tls: bool
) -> None:
    ENDED.clear()
    server = serve(endless, tls=tls)
    trusted = {"ca_file": ca_file} if tls else {}
    with make_client(endpoint=server.url, timeout=PATIENCE, **trusted) as client:
        stream = client._caller.call(streaming(), {}).value
        assert next(stream) == 1
        closing = threading.Timer(0.3, stream.close)
        closing.start()
        began = time.monotonic()
        with pytest.raises(ClientError, match="closed"):
            next(stream)
        assert time.monotonic() - began < PATIENCE / 2
        closing.join()
        with pytest.raises(StopIteration):
            next(stream)


def test_closing_in_another_task_wakes_the_reader(serve: Any) -> None:
    async def go() -> None:
        async with make_async_client(endpoint=serve(endless).url, timeout=PATIENCE) as client:
            stream = (await client._caller.call(streaming(), {})).value
            assert await anext(stream) == 1
            asyncio.get_running_loop().call_later(
                0.3, lambda: closings.append(asyncio.ensure_future(stream.close()))
            )
            began = time.monotonic()
            with pytest.raises(ClientError, match="closed"):
                await anext(stream)
            assert time.monotonic() - began < PATIENCE / 2
            await asyncio.gather(*closings)

    closings: list[Any] = []
    asyncio.run(go())


def test_a_stream_goes_on_in_another_thread_and_context(serve: Any) -> None:
    server = serve(answering(chunk(b"data: 1\n\n"), chunk(b"data: 2\n\n" + DONE), LAST))
    with make_client(endpoint=server.url) as client:
        stream = client._caller.call(streaming(), {}).value
        found = [next(stream)]
        thread = threading.Thread(target=lambda: found.extend(stream))
        thread.start()
        thread.join(PATIENCE)
    assert found == [1, 2]


def test_secrets_stay_hidden_while_a_stream_lives(
    serve: Any, caplog: pytest.LogCaptureFixture
) -> None:
    secret = "s3cret-value-long"
    head = HEAD + b"x-request-id: " + secret.encode() + b"\r\n"
    body = b'data: 1\n\ndata: {"error":{"code":"x","message":"bad ' + secret.encode() + b'"}}\n\n'
    server = serve(answering(chunk(body), LAST, head=head))
    token = Parameter(name="token", wire="X-Token", secret=True)
    caplog.set_level(logging.DEBUG)
    description = streaming(headers=(token,))
    outcome = Outcome()
    with make_client(endpoint=server.url) as client:
        stream = client._caller.call(description, {"token": secret}).value
        try:
            outcome.items.extend(stream)
        except ServiceError as error:
            outcome.error = error
    assert isinstance(outcome.error, ServiceError)
    assert secret not in f"{outcome.error} {outcome.error!r} {stream!r} {stream.request_id}"
    assert secret not in caplog.text


# bytes


def test_a_body_of_bytes_is_read_in_pieces_or_whole_or_saved(serve: Any, tmp_path: Path) -> None:
    server = serve(answering(chunk(b"abc"), chunk(b"def"), LAST))
    with make_client(endpoint=server.url) as client:

        def stream() -> Any:
            return client._caller.call(streaming(Form.STREAM), {}).value

        assert b"".join(stream()) == b"abcdef"
        assert stream().read() == b"abcdef"
        sizes: list[tuple[int, int | None]] = []
        (tmp_path / "a").write_bytes(b"old")
        stream().save(tmp_path / "a", progress=lambda *each: sizes.append(each))
        assert (tmp_path / "a").read_bytes() == b"abcdef"
        assert sizes == [(3, None), (6, None)]
        small = client.with_options(largest_response=5)
        with pytest.raises(UnexpectedResponse, match="larger than 5 bytes"):
            small._caller.call(streaming(Form.STREAM), {}).value.read()
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert server.connections == 1


def test_an_asynchronous_body_of_bytes_is_read_or_saved(serve: Any, tmp_path: Path) -> None:
    server = serve(answering(chunk(b"abc"), chunk(b"def"), LAST))

    async def go() -> None:
        async with make_async_client(endpoint=server.url) as client:
            call = client._caller.call
            assert await (await call(streaming(Form.STREAM), {})).value.read() == b"abcdef"
            await (await call(streaming(Form.STREAM), {})).value.save(tmp_path / "a")
            small = client.with_options(largest_response=5)._caller
            with pytest.raises(UnexpectedResponse, match="larger than 5 bytes"):
                await (await small.call(streaming(Form.STREAM), {})).value.read()

    asyncio.run(go())
    assert (tmp_path / "a").read_bytes() == b"abcdef"


@pytest.mark.parametrize(
    ("more", "total"),
    [(b"", 4), (b"Content-Encoding: identity\r\n", None)],
    ids=["known", "encoded"],
)
def test_the_whole_size_is_told_if_it_is_known(
    serve: Any, tmp_path: Path, more: bytes, total: int | None
) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n" + more
    server = serve(answering(b"abcd", head=head))
    sizes: list[tuple[int, int | None]] = []

    async def later() -> None:
        async with make_async_client(endpoint=server.url) as client:
            body = (await client._caller.call(streaming(Form.STREAM), {})).value
            await body.save(tmp_path / "b", progress=lambda *each: sizes.append(each))

    with make_client(endpoint=server.url) as client:
        body = client._caller.call(streaming(Form.STREAM), {}).value
        body.save(tmp_path / "a", progress=lambda *each: sizes.append(each))
        body = client._caller.call(streaming(Form.STREAM), {}).value
        next(body)
        body.save(tmp_path / "c", progress=lambda *each: sizes.append(each))
    asyncio.run(later())
    assert sizes == [(4, total)] * 2
    assert (tmp_path / "c").read_bytes() == b""


def test_nothing_half_written_stays(serve: Any, tmp_path: Path) -> None:
    server = serve(answering(chunk(b"abc"), b"9\r\nde", again=False))
    (tmp_path / "a").write_bytes(b"old")
    with make_client(endpoint=server.url) as client, pytest.raises(TransportError):
        client._caller.call(streaming(Form.STREAM), {}).value.save(tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_bytes() == b"old"


def test_a_whole_response_has_the_limit_that_was_chosen(ask: Any) -> None:
    body = httpx2.Response(200, json="x" * 50)
    with pytest.raises(UnexpectedResponse, match="larger than 20 bytes"):
        ask(body, largest_response=20)
    with pytest.raises(UnexpectedResponse, match="larger than 30 bytes"):
        ask(body, operation(largest=30))
    assert ask(body, operation(largest=30), largest_response=100).value == "x" * 50
    with pytest.raises(ArgumentError, match="`largest_response`"):
        ask(body, largest_response=0)


# one of several responses


def test_a_response_is_chosen_by_the_request_or_by_its_media_type(serve: Any, run: Run) -> None:
    choice = ResponseChoice(
        (
            ResponseCase(EVENTS, {"stream": (True,)}, ("text/event-stream",)),
            ResponseCase(str, {"form": ("a", "b"), "loud": (False, None)}, ("text/plain",)),
            ResponseCase(kind=int, media_types=("application/json",)),
            ResponseCase(kind=Form.BYTES, media_types=("application/pdf",)),
        )
    )
    assert choice.pick({"stream": True}, "application/json").kind is EVENTS
    assert choice.pick({"stream": False}, "text/event-stream").kind is int
    assert choice.pick({}, "application/pdf").kind is Form.BYTES
    assert choice.pick({"form": "b"}, "application/json").kind is str
    assert choice.pick({"form": "b", "loud": UNSET}, "application/json").kind is str
    assert choice.pick({"form": "a", "loud": True}, "text/plain").kind is int
    assert choice.pick({"form": "c", "loud": False}, "application/json").kind is int
    assert choice.pick({"loud": False}, "application/json").kind is int
    assert choice.pick({}, "text/plain").kind is int
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    server = serve(answering(b"42", head=head))
    with make_client(endpoint=server.url) as client:
        assert client._caller.call(streaming(choice), {}).value == 42


OTHER_FORMS = ResponseChoice(
    (
        ResponseCase(kind=int, media_types=("application/json", "text/json")),
        ResponseCase(EVENTS, {"stream": (True,), "form": ("a",)}, ("text/event-stream",)),
    )
)


def test_a_stream_in_place_of_a_whole_value_is_not_read(serve: Any, run: Run) -> None:
    ENDED.clear()
    began = time.monotonic()
    outcome = run(serve(endless), streaming(OTHER_FORMS), deadline=PATIENCE)
    assert isinstance(outcome.error, UnexpectedResponse)
    assert str(outcome.error) == (
        "200: the response is a stream of items, and no whole value (`application/json, text/json` "
        "was asked for, `text/event-stream` came): `stream` and `form` choose what a service should "
        "send, and `with_streaming_response` reads whatever comes"
    )
    assert outcome.error.body == b""
    assert ENDED.wait(PATIENCE)
    assert time.monotonic() - began < PATIENCE


def test_a_stream_in_place_of_a_value_that_is_read_at_once(serve: Any, run: Run) -> None:
    answered = answering(chunk(b"data: 1\n\n"), LAST)
    outcome = run(serve(answered), operation(responses={200: int}))
    assert "(`application/json` was asked for, `text/event-stream` came): `with" in str(
        outcome.error
    )
    head = HEAD.replace(b"text/event-stream", b"application/x-ndjson")
    outcome = run(
        serve(answering(chunk(b"1\n2\n"), LAST, head=head)), operation(responses={200: int})
    )
    assert "`application/x-ndjson` came" in str(outcome.error)


@pytest.mark.parametrize(
    ("media_type", "is_stream", "is_whole"),
    [
        ("text/event-stream", True, False),
        ("application/x-ndjson", True, False),
        ("application/ndjson", True, False),
        ("application/jsonl", True, False),
        ("application/json", False, True),
        ("text/json", False, True),
        ("application/problem+json", False, True),
        ("application/xml", False, True),
        ("image/svg+xml", False, True),
        ("text/html", False, True),
        ("application/octet-stream", False, False),
        ("", False, False),
    ],
)
def test_media_types_of_streams_and_of_whole_values(
    media_type: str, is_stream: bool, is_whole: bool
) -> None:
    assert comes_as_stream(ResponseCase(int), media_type) is is_stream
    assert comes_whole(ResponseCase(EVENTS), media_type) is is_whole
    for kind in (Form.TEXT, Form.BYTES, Form.STREAM, EVENTS):
        assert not comes_as_stream(ResponseCase(kind), media_type)
    assert not comes_whole(ResponseCase(int), media_type)


# what is known of the request


def test_a_response_tells_its_request_and_its_time(serve: Any) -> None:
    def slow(connection: socket.socket) -> None:
        read_request(connection)
        time.sleep(0.2)
        connection.sendall(SMALL)

    described = operation(
        method="GET",
        path=("/items/", Parameter(name="key", wire="key", secret=True)),
        query=(Parameter(name="name", wire="n"),),
        responses={200: int},
    )

    async def later(server: Server) -> Any:
        async with make_async_client(endpoint=server.url) as client:
            return await client._caller.call(described, {"key": "k1", "name": "b"})

    server = serve(slow)
    with make_client(endpoint=server.url) as client:
        raw = client._caller.call(described, {"key": "k1", "name": "b"})
    for found in (raw, asyncio.run(later(serve(slow)))):
        assert found.method == "GET"
        assert found.url.startswith("http://127.0.0.1:")
        assert found.url.endswith("/items/[hidden]")
        assert 0.2 <= found.elapsed < LIMIT
    assert "k1" not in repr(raw)


# any operation


class Things(Group):
    __slots__ = ()

    def get(self, *, name: str) -> Any:
        return self._call(operation(query=(Parameter(name="name", wire="n"),)), name=name)


class AsyncThings(AsyncGroup):
    __slots__ = ()

    async def get(self, *, name: str) -> Any:
        description = operation(query=(Parameter(name="name", wire="n"),))
        return await self._call(description, name=name)


def test_any_method_gives_its_body_as_it_arrives() -> None:
    def answer(request: httpx2.Request) -> httpx2.Response:
        status = 404 if "n=lost" in str(request.url) else 200
        return httpx2.Response(status, content=b"[not json", headers={"x-request-id": "r"})

    with make_client(answer) as client:
        things = Things(client._caller)
        with client.with_streaming_response(things.get)(name="a") as body:
            assert (body.status, body.request_id, body.headers["X-Request-Id"]) == (200, "r", "r")
            assert body.read() == b"[not json"
        with pytest.raises(ServiceError):
            client.with_streaming_response(things.get)(name="lost")
        with pytest.raises(ArgumentError, match="takes a method of a group"):
            client.with_streaming_response(print)

    async def go() -> None:
        async with make_async_client(answer) as client:
            get = client.with_streaming_response(AsyncThings(client._caller).get)
            async with await get(name="a") as body:
                assert await body.read() == b"[not json"
            with pytest.raises(ArgumentError):
                client.with_streaming_response(AsyncRawGroup(client._caller)._call)

    asyncio.run(go())
