"""A small service, clients for it that talk to a function or to a socket, and such sockets."""

from __future__ import annotations

import asyncio
import contextlib
import select
import socket
import ssl
import struct
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import trustme

sys.path.insert(0, str(Path(__file__).parents[2] / "templates"))

import httpx2

from runtime.client import AsyncClient, Client
from runtime.errors import ServiceError
from runtime.operation import Operation, Parameter, Service
from runtime.testing import replace_time

Handler = Callable[[socket.socket], None]

PATIENCE = 60.0
"""Seconds to wait for what comes at once on a machine that is not busy."""
LIMIT = 15.0
"""Seconds that no call with a deadline below one may take, on a machine that is busy."""


class NotFoundError(ServiceError):
    """404."""


SERVICE = Service(
    name="example",
    version="1.0",
    logger="example",
    endpoint="https://api.example.com",
    base_path=("/", Parameter(name="tenant", wire="tenant"), "/things"),
    headers=(("Accept", "application/json"), ("x-version", "7")),
    request_id="x-request-id",
    redirect_hosts=("*.api.example.com",),
    retry_statuses=frozenset({500, 503}),
    errors={404: NotFoundError},
    titles={
        "Forbidden": "Not allowed",
        "Gone": "It was there",
        "Lost": "It is lost",
        "Busy": "Too busy",
    },
    usual={403: "Forbidden"},
    general={"Busy": ("much",)},
    reasons={"Gone": {"gone": "It is gone"}, "Busy": {"much": "There is much to do"}},
)


def operation(**changes: Any) -> Operation[Any]:
    """Return a description of an operation: a GET that gives anything, unless told otherwise."""
    usual: dict[str, Any] = {
        "name": "things.get",
        "method": "GET",
        "path": ("/all",),
        "responses": {200: object},
        "repeatable": True,
    }
    return Operation(**{**usual, **changes})


@dataclass
class Time:
    """A clock that moves only when somebody sleeps, and remembers the pauses."""

    now: float = 1000.0
    pauses: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)
        self.now += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)


_USUAL: dict[str, Any] = {
    "endpoint": SERVICE.endpoint,
    "ca_file": None,
    "proxy": None,
    "timeout": 10.0,
    "deadline": 20.0,
    "retries": 0,
    "strict": True,
}


def make_client(
    answer: Callable[[httpx2.Request], httpx2.Response] | None = None, **changes: Any
) -> Client:
    """Return a client that gets its responses from a function, or that uses an endpoint."""
    if answer is not None:
        changes["http"] = httpx2.Client(transport=httpx2.MockTransport(answer))
    return _make(Client, changes)


def make_async_client(
    answer: Callable[[httpx2.Request], httpx2.Response] | None = None, **changes: Any
) -> AsyncClient:
    if answer is not None:
        changes["http"] = httpx2.AsyncClient(transport=httpx2.MockTransport(answer))
    return _make(AsyncClient, changes)


def _make(cls: Any, changes: dict[str, Any]) -> Any:
    time = {name: changes.pop(name) for name in ("clock", "sleep", "random") if name in changes}
    service = changes.pop("service", SERVICE)
    credential, http = changes.pop("credential", None), changes.pop("http", None)
    parameters = changes.pop("parameters", {"tenant": "t"})
    client = cls(service, parameters, credential, http, {**_USUAL, **changes})
    return replace_time(client, **time)


def call(client: Client, description: Operation[Any] | None = None, **arguments: Any) -> Any:
    """Return the whole answer to a call."""
    return client._caller.call(description or operation(), arguments)


Ask = Callable[..., Any]


@pytest.fixture(params=["sync", "async"])
def ask(request: pytest.FixtureRequest) -> Ask:
    """Give `ask(answer, operation, arguments, **client_settings)`, for one kind of client each.

    `answer` is a function from a request to a response, or a list of responses and exceptions.
    """
    return _ask_sync if request.param == "sync" else _ask_async


def _ask_sync(answer: Any, description: Any = None, arguments: Any = None, **changes: Any) -> Any:
    with make_client(_answering(answer), **changes) as client:
        return client._caller.call(description or operation(), arguments or {})


def _ask_async(answer: Any, description: Any = None, arguments: Any = None, **changes: Any) -> Any:
    async def run() -> Any:
        async with make_async_client(_answering(answer), **changes) as client:
            return await client._caller.call(description or operation(), arguments or {})

    if "sleep" in changes:
        changes["sleep"] = changes["sleep"].__self__.async_sleep
    return asyncio.run(run())


def _answering(answer: Any) -> Any:
    if answer is None or callable(answer):
        return answer
    if isinstance(answer, httpx2.Response):
        return lambda _: answer
    answers = iter(answer)

    def respond(_: httpx2.Request) -> httpx2.Response:
        following: Any = next(answers)
        if isinstance(following, Exception):
            raise following
        response: httpx2.Response = following() if callable(following) else following
        return response

    return respond


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def ca_file(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "ca.pem"
    authority.cert_pem.write_to_path(path)
    return path


class Server:
    """Listens on the loopback interface and gives each connection to a function in a thread."""

    def __init__(self, handler: Handler, tls: ssl.SSLContext | None, *, resets: bool) -> None:
        self._handler = handler
        self._tls = tls
        self._resets = resets
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self.connections = 0
        self.stopped = threading.Event()
        self._start(self._accept)

    @property
    def port(self) -> int:
        port: int = self._listener.getsockname()[1]
        return port

    @property
    def url(self) -> str:
        return f"{'https' if self._tls else 'http'}://127.0.0.1:{self.port}"

    def _start(self, target: Callable[..., None], *arguments: object) -> None:
        self._threads.append(threading.Thread(target=target, args=arguments, daemon=True))
        self._threads[-1].start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self.stopped.is_set():
                connection.close()
                return
            self.connections += 1
            self._open.append(connection)
            self._start(self._serve, connection)

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            if self._tls is not None:
                connection = _shake_hands(self._tls, connection, resets=self._resets)
                self._open.append(connection)
            with connection:
                self._handler(connection)

    def stop(self) -> None:
        """End all threads before their sockets are closed.

        One that is about to wait for a closed socket waits for the next one that gets its number: it
        would take connections and bytes of the following test.
        """
        self.stopped.set()
        socket.create_connection(("127.0.0.1", self.port)).close()
        self._threads[0].join()
        self._listener.close()
        for connection in self._open:
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        for thread in self._threads:
            thread.join(PATIENCE)
        for connection in self._open:
            connection.close()


def _shake_hands(tls: ssl.SSLContext, connection: socket.socket, *, resets: bool) -> ssl.SSLSocket:
    wrapped = tls.wrap_socket(connection, server_side=True, do_handshake_on_connect=False)
    try:
        wrapped.do_handshake()
    except ssl.SSLError:
        with wrapped:
            if resets:
                reset(wrapped)
                raise
            wrapped.settimeout(2)
            while socket.socket.recv(wrapped, 65536):
                pass
        raise
    return wrapped


@pytest.fixture
def serve(authority: trustme.CA) -> Iterator[Callable[..., Server]]:
    """Give a function that starts a server: `serve(handler)` or `serve(handler, tls=True)`.

    One that `resets` drops a connection whose handshake has failed at once, with what it was sent.
    """
    servers: list[Server] = []

    def start(
        handler: Handler,
        *,
        tls: bool = False,
        context: ssl.SSLContext | None = None,
        resets: bool = False,
    ) -> Server:
        if tls and context is None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            authority.issue_cert("127.0.0.1", "localhost").configure_cert(context)
        servers.append(Server(handler, context, resets=resets))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()


def read_request(connection: socket.socket) -> bytes:
    """Return the head of a request and its body, as far as it has a `Content-Length`."""
    data = b""
    while b"\r\n\r\n" not in data:
        chunk = connection.recv(65536)
        if not chunk:
            return data
        data += chunk
    head, _, body = data.partition(b"\r\n\r\n")
    length = next(
        (
            int(line[15:])
            for line in head.split(b"\r\n")
            if line.lower().startswith(b"content-length:")
        ),
        0,
    )
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def relay(left: socket.socket, right: socket.socket) -> None:
    """Copy bytes both ways until either side ends."""
    pairs = {left: right, right: left}
    while True:
        try:
            ready, _, _ = select.select(list(pairs), [], [], 10)
        except ValueError:  # the server was stopped, and its sockets are closed
            return
        for one in ready:
            data = one.recv(65536)
            if not data:
                return
            pairs[one].sendall(data)


def tunnel(connection: socket.socket) -> None:
    """Be a proxy to ports of this machine."""
    head = read_request(connection)
    port = int(head.split(b" ")[1].rpartition(b":")[2])
    connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
    with socket.create_connection(("127.0.0.1", port)) as upstream:
        relay(connection, upstream)


def reset(connection: socket.socket) -> None:
    """Close a connection as a server does that has not read, or not all of, what it was sent."""
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()
