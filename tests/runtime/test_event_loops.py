"""An asynchronous client in several event loops: one after another, and a loop in each thread."""

from __future__ import annotations

import asyncio
import gc
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime.client import AsyncClient
from runtime.errors import ClientError, TransportError

from .conftest import PATIENCE, make_async_client, operation, read_request

GOOD = b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\ntrue"


def answers(connection: socket.socket) -> None:
    while read_request(connection):
        connection.sendall(GOOD)


async def ask(client: AsyncClient) -> object:
    return (await client._caller.call(operation(repeatable=False), {})).value


def run_and_close(coroutine: Any) -> Any:
    """Run a coroutine in a loop that is closed without a word to what belongs to it."""
    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(coroutine)
    finally:
        loop.close()


Run = Callable[[Any], Any]


@pytest.fixture(autouse=True)
def _collected() -> Iterator[None]:
    gc.freeze()  # what other tests keep need not be searched each time
    yield
    gc.collect()


leaving = pytest.mark.filterwarnings("ignore::ResourceWarning")
"""Python warns of the sockets of a loop that is closed without a word, whenever they are collected."""
runs = pytest.mark.parametrize(
    "run", [asyncio.run, pytest.param(run_and_close, marks=leaving)], ids=["run", "close"]
)


@pytest.mark.parametrize("tls", [False, True], ids=["plain", "tls"])
@runs
def test_one_loop_after_another(serve: Any, ca_file: Path, run: Run, tls: bool) -> None:
    client = make_async_client(endpoint=serve(answers, tls=tls).url, ca_file=ca_file)
    assert [run(ask(client)) for _ in range(6)] == [True] * 6
    run(client.close())


def test_one_loop_that_goes_on_keeps_its_connection(serve: Any) -> None:
    server = serve(answers)
    client = make_async_client(endpoint=server.url)
    loop = asyncio.new_event_loop()
    assert [loop.run_until_complete(ask(client)) for _ in range(3)] == [True] * 3
    assert asyncio.run(ask(client)) is True
    assert loop.run_until_complete(ask(client)) is True
    assert server.connections == 2
    loop.run_until_complete(client.close())
    loop.close()


def test_a_loop_in_each_thread(serve: Any) -> None:
    server = serve(answers)
    client = make_async_client(endpoint=server.url)

    async def several() -> list[object]:
        return [*await asyncio.gather(*(ask(client) for _ in range(5))), await ask(client)]

    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: asyncio.run(several()), range(24)))
    assert found == [[True] * 6] * 24
    asyncio.run(client.close())


def test_derived_clients_share_the_connections_of_each_loop(serve: Any) -> None:
    server = serve(answers)
    client = make_async_client(endpoint=server.url)

    async def both() -> None:
        await ask(client)
        await ask(client.with_options(timeout=5.0))

    asyncio.run(both())
    asyncio.run(both())
    assert server.connections == 2


@pytest.mark.skipif(sys.platform != "linux", reason="the open files are counted in /proc")
@runs
def test_loops_that_ended_leave_nothing_open(serve: Any, run: Run) -> None:
    client = make_async_client(endpoint=serve(answers).url)

    def count() -> int:
        gc.collect()
        found = 0
        for path in Path("/proc/self/fd").iterdir():
            with suppress(OSError):  # that of the folder itself
                found += str(path.readlink()).startswith("socket:")
        return found

    counts = []
    for _ in range(4):
        for _ in range(5):
            assert run(ask(client)) is True
        counts.append(count())
    # the server's side may take its time to notice
    assert counts[-1] - counts[0] <= 5
    assert len(client._pool._places) <= 1


def test_a_loop_that_ends_closes_its_connections(serve: Any) -> None:
    ended = threading.Event()

    def handler(connection: socket.socket) -> None:
        answers(connection)
        ended.set()

    client = make_async_client(endpoint=serve(handler).url)
    asyncio.run(ask(client))
    assert ended.wait(PATIENCE)
    assert not client._pool._places


def test_closing_closes_the_connections_of_all_loops(serve: Any) -> None:
    ended = threading.Semaphore(0)

    def handler(connection: socket.socket) -> None:
        answers(connection)
        ended.release()

    client = make_async_client(endpoint=serve(handler).url)
    resting = asyncio.new_event_loop()
    resting.run_until_complete(ask(client))
    running = asyncio.new_event_loop()
    thread = threading.Thread(target=running.run_forever)
    thread.start()
    assert asyncio.run_coroutine_threadsafe(ask(client), running).result(PATIENCE) is True

    async def here() -> None:
        await ask(client)
        await client.close()

    asyncio.run(here())
    for loop in (resting, asyncio.new_event_loop()):
        with pytest.raises(ClientError, match="the client is closed"):
            loop.run_until_complete(ask(client))
        loop.close()
    assert all(ended.acquire(timeout=PATIENCE) for _ in range(3))
    running.call_soon_threadsafe(running.stop)
    thread.join()
    running.close()


@leaving
def test_a_client_of_the_user_in_two_loops_is_told_what_is_wrong(serve: Any) -> None:
    http = httpx2.AsyncClient(trust_env=False)
    client = make_async_client(endpoint=serve(answers).url, http=http)
    outcomes: list[object] = []
    for _ in range(4):
        try:
            outcomes.append(asyncio.run(ask(client)))
        except TransportError as error:
            assert "another event loop" in str(error)
            outcomes.append(None)
    assert outcomes[0] is True
    assert set(outcomes) <= {True, None}
