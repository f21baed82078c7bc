"""The emulator's connections: whatever bytes a client sends, nothing but whole responses, then an end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from functools import cache, partial
from typing import Never

import h11
from media_services_management._runtime.emulator.application import Application
from media_services_management._runtime.emulator.engine import Engine
from media_services_management._runtime.emulator.limits import Limits
from media_services_management._runtime.emulator.protocol import EmulatorProtocol
from media_services_management._runtime.emulator.request_log import LOGGER
from media_services_management._runtime.emulator.store import MemoryStore
from uvicorn.config import Config
from uvicorn.server import ServerState

from ..literals import literals
from ..recordings import as_request, recordings
from ..target import Target
from ..texts import choosing, grammar
from .requests import tables

WORDS = literals("words", "connections")
SIZES = (1 << 20, 1, 7, 100)


class _Transport(asyncio.Transport):
    """Keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = bytearray()
        self.closed = False

    def get_extra_info(self, name: str, default: object = None) -> object:
        """Return what a socket would say."""
        return {"sockname": ("127.0.0.1", 80), "peername": ("127.0.0.1", 9)}.get(name, default)

    def write(self, data: bytes | bytearray | memoryview) -> None:
        """Keep more, unless this is closed."""
        assert not self.closed
        self.written += data

    def is_closing(self) -> bool:
        """Tell whether it is closed."""
        return self.closed

    def close(self) -> None:
        """Close."""
        self.closed = True

    abort = close
    pause_reading = resume_reading = lambda _: None


class _Loud(logging.Handler):
    """Raises what the emulator would only log as a mistake of its own."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise if this is a mistake."""
        if record.levelno >= logging.ERROR:
            raise AssertionError(record.getMessage()) from (record.exc_info or (None, None))[1]


@cache
def _loop() -> asyncio.AbstractEventLoop:
    LOGGER.addHandler(_Loud())
    LOGGER.propagate = False
    loop = asyncio.new_event_loop()
    loop.set_exception_handler(_fail)
    return loop


def _fail(_: asyncio.AbstractEventLoop, context: dict[str, object]) -> Never:
    raise AssertionError(context["message"])


def check(data: bytes) -> None:
    _loop().run_until_complete(_converse(data[1:], SIZES[data[0] % len(SIZES)] if data else 1))


async def _converse(data: bytes, size: int) -> None:
    application = Application(Engine(tables(), MemoryStore()))
    config = Config(application, http=EmulatorProtocol, ws="none", log_config=None, lifespan="off")
    config.load()
    state, transport = ServerState(), _Transport()
    refuse = partial(application.engine.refuse, "malformed_request")
    connection = EmulatorProtocol(config, state, Limits(), refuse)
    connection.connection_made(transport)
    for at in range(0, min(len(data), 3000 * size), size):
        if transport.closed:
            break
        connection.data_received(data[at : at + size])
        await asyncio.sleep(0)
    await _settle(state)
    connection.connection_lost(None)
    await _settle(state)
    assert not state.connections
    for task in set(state.tasks):
        assert task.done()
    _check_responses(bytes(transport.written), data)


async def _settle(state: ServerState) -> None:
    for _ in range(30):
        if all(task.done() for task in state.tasks):
            return
        await asyncio.sleep(0)


def _check_responses(written: bytes, data: bytes) -> None:
    """Assert that everything written is whole responses, as another HTTP library reads them."""
    if b"HEAD" in data:
        return  # only who asked knows that the response has no body
    while written:
        reader = h11.Connection(h11.CLIENT)
        reader.send(h11.Request(method="GET", target="/", headers=[("Host", "a")]))
        reader.send(h11.EndOfMessage())
        reader.receive_data(written)
        event = reader.next_event()
        while not isinstance(event, h11.EndOfMessage):
            assert event is not h11.NEED_DATA, written
            event = reader.next_event()
        written, _ = reader.trailing_data


def seeds() -> Iterable[bytes]:
    for number, each in enumerate(recordings()):
        yield bytes([number % len(SIZES)]) + as_request(each)
    yield b"\0" + as_request(recordings()[0]) * 3
    yield b"\0POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(len(SIZES), grammar(WORDS, lambda: [seed[1:] for seed in seeds()])),
    words=WORDS,
    runs=100,
)
