"""How connections are used again: which one, for how long, and how many there are."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import httpcore2
import pytest

from runtime import async_connection_pool, connection_pool
from runtime.errors import ConnectError, TimeoutError, TransportError  # noqa: A004 - ours

from .conftest import PATIENCE, call, make_async_client, make_client, operation, read_request

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue"


class Threads:
    """The synchronous client, with a thread for each of several calls."""

    def __init__(self, url: str, **settings: Any) -> None:
        self.client = make_client(endpoint=url, **settings)
        self._threads = ThreadPoolExecutor(16)

    def ask(self, **options: Any) -> object:
        return call(self.client.with_options(**options)).value

    def begin(self, count: int) -> list[Any]:
        """Begin so many calls at once; each has a `result`."""
        return [self._threads.submit(self.ask) for _ in range(count)]

    def open(self) -> int:
        """Return how many connections are open."""
        return len(self.client._pool.get()._transport._pool._connections.all())

    def close(self) -> None:
        self.client.close()
        self._threads.shutdown(wait=True)


class Tasks:
    """The client for asyncio, with a task for each of several calls."""

    def __init__(self, url: str, **settings: Any) -> None:
        self.client = make_async_client(endpoint=url, **settings)
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()

    async def _ask(self, **options: Any) -> object:
        return (await self.client.with_options(**options)._caller.call(operation(), {})).value

    def _submit(self, awaitable: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(awaitable, self._loop)

    def ask(self, **options: Any) -> object:
        return self._submit(self._ask(**options)).result(PATIENCE)

    def begin(self, count: int) -> list[Any]:
        return [self._submit(self._ask()) for _ in range(count)]

    def open(self) -> int:
        (place,) = self.client._pool._places.values()
        return len(place.http._transport._pool._connections.all())

    def close(self) -> None:
        self._submit(self.client.close()).result(PATIENCE)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()


Way = Callable[..., Any]


@pytest.fixture(params=[Threads, Tasks], ids=["sync", "async"])
def way(request: pytest.FixtureRequest) -> Way:
    """Give a context manager of calls to a URL, in one way each."""

    @contextmanager
    def opened(url: str, **settings: Any) -> Iterator[Any]:
        calls = request.param(url, **settings)
        try:
            yield calls
        finally:
            calls.close()

    return opened


class Turnstile:
    """Answers requests, each of which waits until it is let through; counts what arrives."""

    def __init__(self) -> None:
        self.arrived = threading.Semaphore(0)
        self.through = threading.Semaphore(0)
        self.used: list[int] = []
        """The ports from which requests came, in their order."""

    def __call__(self, connection: socket.socket) -> None:
        port = connection.getpeername()[1]
        while read_request(connection):
            self.used.append(port)
            self.arrived.release()
            assert self.through.acquire(timeout=PATIENCE)
            connection.sendall(GOOD)

    def wait_for(self, count: int) -> None:
        for _ in range(count):
            assert self.arrived.acquire(timeout=PATIENCE)

    def let_through(self, count: int) -> None:
        self.through.release(count)


def results(begun: list[Any]) -> list[object]:
    return [each.result(PATIENCE) for each in begun]


def several(calls: Any, gate: Turnstile, count: int) -> None:
    """Make so many calls, all in flight at the same time."""
    begun = calls.begin(count)
    gate.wait_for(count)
    gate.let_through(count)
    assert results(begun) == [True] * count


def test_calls_one_after_another_use_the_connection_that_was_used_last(
    serve: Any, way: Way
) -> None:
    gate = Turnstile()
    server = serve(gate)
    with way(server.url) as calls:
        several(calls, gate, 4)
        gate.let_through(3)
        assert [calls.ask() for _ in range(3)] == [True] * 3
        assert calls.open() == 4
    assert server.connections == 4
    assert len(set(gate.used[4:])) == 1


def test_calls_at_once_have_a_connection_each_and_these_are_used_again(
    serve: Any, way: Way
) -> None:
    gate = Turnstile()
    server = serve(gate)
    with way(server.url) as calls:
        for _ in range(3):
            several(calls, gate, 8)
    assert server.connections == 8
    assert [sorted(gate.used[at : at + 8]) for at in (8, 16)] == [sorted(gate.used[:8])] * 2


def test_a_connection_that_the_server_closed_is_not_used_again(serve: Any, way: Way) -> None:
    closed = threading.Event()

    def once(connection: socket.socket) -> None:
        read_request(connection)
        connection.sendall(GOOD)
        connection.close()
        closed.set()

    server = serve(once)
    with way(server.url) as calls:
        for _ in range(3):
            assert calls.ask() is True
            assert closed.wait(PATIENCE)
            closed.clear()
        assert calls.open() == 1
    assert server.connections == 3


def test_connections_that_nobody_used_for_long_are_closed(
    serve: Any, way: Way, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate = Turnstile()
    server = serve(gate)
    with way(server.url) as calls:
        several(calls, gate, 4)
        monkeypatch.setattr(connection_pool, "LONGEST_IDLE", -1.0)
        gate.let_through(1)
        assert calls.ask() is True
        assert calls.open() == 1
    assert server.connections == 4


@pytest.fixture
def at_most_two(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (connection_pool, async_connection_pool):
        monkeypatch.setattr(module, "MOST_CONNECTIONS", 2)


@pytest.mark.usefixtures("at_most_two")
def test_a_call_waits_for_a_place(serve: Any, way: Way) -> None:
    gate = Turnstile()
    server = serve(gate)
    with way(server.url) as calls:
        begun = calls.begin(5)
        gate.wait_for(2)
        assert not gate.arrived.acquire(timeout=0.05)
        gate.let_through(5)
        assert results(begun) == [True] * 5
        assert calls.open() == 2
    assert server.connections == 2


@pytest.mark.usefixtures("at_most_two")
def test_a_call_that_waits_too_long_for_a_place_fails_and_others_go_on(
    serve: Any, way: Way
) -> None:
    gate = Turnstile()
    with way(serve(gate).url) as calls:
        begun = calls.begin(2)
        gate.wait_for(2)
        with pytest.raises(TimeoutError, match=r"0\.05 seconds"):
            calls.ask(timeout=0.05)
        gate.let_through(3)
        assert results(begun) == [True, True]
        assert calls.ask() is True


@pytest.mark.usefixtures("at_most_two")
def test_a_failure_gives_its_place_to_the_next_call(serve: Any, way: Way) -> None:
    def broken(connection: socket.socket) -> None:
        read_request(connection)

    with way(serve(broken).url) as calls:
        for _ in range(5):
            with pytest.raises(TransportError):
                calls.ask()
        assert calls.open() == 0


@pytest.mark.usefixtures("at_most_two")
def test_a_connection_that_cannot_be_made_gives_its_place_to_the_next_call(way: Way) -> None:
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        url = f"http://127.0.0.1:{nobody.getsockname()[1]}"
    with way(url) as calls:
        for _ in range(5):
            with pytest.raises(ConnectError):
                calls.ask()
        assert calls.open() == 0


@pytest.mark.usefixtures("at_most_two")
def test_another_host_gets_the_place_of_the_connection_that_is_idle_longest() -> None:
    here, there = (httpcore2.Origin(b"http", name, 80) for name in (b"here", b"there"))
    made = connection_pool.Connections(Idle)
    first, second = made.take(here)[0], made.take(here)[0]
    assert made.give_back(first) == made.give_back(second) == []
    third, closing = made.take(there)
    assert closing == [first]
    assert set(made.all()) == {second, third}


class Idle(httpcore2.HTTPConnection):
    """A connection that could be used again, as no server is asked."""

    def is_idle(self) -> bool:
        return True


@pytest.mark.usefixtures("at_most_two")
@pytest.mark.parametrize("moment", ["waits for a place", "waits for the response"])
def test_a_cancelled_task_gives_its_place_to_the_next_call(serve: Any, moment: str) -> None:
    gate = Turnstile()
    server = serve(gate)
    calls = Tasks(server.url)
    try:
        begun = calls.begin(2)
        gate.wait_for(2)
        third = calls.begin(1)
        (third if moment == "waits for a place" else begun)[0].cancel()
        gate.let_through(4)
        kept = begun[1:] + (begun[:1] if moment == "waits for a place" else third)
        assert results(kept) == [True, True]
        assert calls.ask() is True
        assert calls.open() <= 2
    finally:
        calls.close()


def test_closing_a_client_closes_connections_in_use_as_well(serve: Any) -> None:
    gate = Turnstile()
    calls = Threads(serve(gate).url)
    several(calls, gate, 2)
    begun = calls.begin(1)
    gate.wait_for(1)
    pool = calls.client._pool.get()._transport._pool
    calls.client.close()
    assert pool._connections.all() == []
    gate.let_through(1)
    calls.close()
    # a thread that waits at a socket may still get its response
    assert begun[0].exception(PATIENCE) is not None or begun[0].result() is True
    assert pool._connections.all() == []
