"""The emulator on a socket: connections, limits, faults, stopping."""

from __future__ import annotations

import http.client
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit

import pytest

from emulator_runtime.clock_and_random import Chance
from emulator_runtime.embedded import AsyncEmulator, Emulator
from emulator_runtime.faults import Fault
from emulator_runtime.limits import Limits
from emulator_runtime.request_log import Targets
from emulator_runtime.tables import Tables

from .services import ACCOUNT, BASE, VERSION, account

JSON = {**VERSION, "Accept": "application/json", "Content-Type": "application/json"}
QUICK = Limits(head_seconds=0.3, body_seconds=0.3, idle_seconds=1, stop_seconds=0.3)


def port(emulator: Emulator) -> int:
    found = urlsplit(emulator.endpoint).port
    assert found is not None
    return found


def ask(emulator: Emulator, verb: str, path: str, body: Any = None) -> tuple[int, Any, Any]:
    connection = http.client.HTTPConnection("127.0.0.1", port(emulator), timeout=20)
    with closing(connection):
        data = None if body is None else json.dumps(body)
        connection.request(verb, BASE + path, data, JSON)
        answer = connection.getresponse()
        content = answer.read()
        return answer.status, answer.headers, json.loads(content) if content else None


@contextmanager
def raw(emulator: Emulator, data: bytes = b"") -> Iterator[socket.socket]:
    host = urlsplit(emulator.endpoint).hostname
    with socket.create_connection((host, port(emulator)), timeout=20) as sock:
        sock.sendall(data)
        yield sock


def drain(sock: socket.socket) -> bytes:
    """Return the bytes received until the other side closes or resets."""
    received = b""
    try:
        while piece := sock.recv(65536):
            received += piece
    except ConnectionError:
        pass
    return received


def head(verb: str, path: str, *lines: str) -> bytes:
    fixed = ("Host: localhost", "x-ms-version: 2011-10-01", "Accept: application/json")
    return "\r\n".join([f"{verb} {BASE}{path} HTTP/1.1", *fixed, *lines, "", ""]).encode()


def test_a_request_and_its_headers(start: Callable[..., Emulator]) -> None:
    emulator = start()
    status, headers, body = ask(emulator, "POST", "/Accounts", ACCOUNT)
    assert (status, body["AccountName"]) == (201, "contoso")
    assert headers.get_all("date") is not None
    assert len(headers.get_all("date")) == 1
    assert headers["Server"].endswith(" Microsoft-HTTPAPI/2.0")
    status, headers, body = ask(emulator, "DELETE", "/Accounts/contoso")
    assert (status, body) == (204, None)
    assert "content-length" not in headers


def test_state_is_that_of_one_emulator(start: Callable[..., Emulator]) -> None:
    one, two = start(), start()
    ask(one, "POST", "/Accounts", ACCOUNT)
    assert ask(two, "GET", "/Accounts")[2] == []
    one.reset()
    assert ask(one, "GET", "/Accounts")[2] == []


def test_it_runs_once_and_says_when_it_does_not(media_tables: Tables) -> None:
    emulator = Emulator(tables=media_tables)
    with pytest.raises(RuntimeError, match="is not running"):
        _ = emulator.endpoint
    with emulator:
        with pytest.raises(RuntimeError, match="is already running"):
            emulator.start()
        with (
            pytest.raises(OSError, match="in use"),
            Emulator(tables=media_tables, port=port(emulator)),
        ):
            pass
    emulator.stop()
    with emulator:
        assert ask(emulator, "GET", "/Accounts")[2] == []


def test_the_asynchronous_form(media_tables: Tables) -> None:
    import asyncio

    async def run() -> int:
        async with AsyncEmulator(tables=media_tables) as emulator:
            answered = await asyncio.to_thread(ask, emulator, "GET", "/Accounts")
            return answered[0]

    assert asyncio.run(run()) == 200


def test_the_log_hides_secrets(start: Callable[..., Emulator]) -> None:
    lines: list[str] = []
    emulator = start(log=lambda entry: lines.append(str(entry)), chance=Chance(clock=lambda: 0))
    ask(emulator, "POST", "/Accounts", ACCOUNT)
    ask(emulator, "GET", "/Accounts?api-version=2011-10-01&key=hush&\u0000".replace("\0", "%00=x"))
    assert len(lines) == 2
    assert "201  POST" in lines[0]
    assert lines[0].endswith("accounts.create")
    assert "?api-version=2011-10-01&key=***&%00=***" in lines[1]
    assert "hush" not in lines[1]
    assert ACCOUNT["StorageAccountKey"] not in "".join(lines)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/bot7%3Ahush/pins/hush/logins/ann", "/bot***/pins/***/logins/ann"),
        ("/bothush/pins/hush", "/bot***/pins/***"),
        ("/bothush/nowhere/x", "/bot***/nowhere/x"),
        ("/bothush", "/bot***"),
        ("/elsewhere/x", "/elsewhere/x"),
    ],
)
def test_the_log_hides_secrets_of_paths(path: str, shown: str) -> None:
    bot, pin, user = (
        SimpleNamespace(name=name, place="path", secret=name != "user", style="simple")
        for name in ("bot", "pin", "user")
    )
    operation = SimpleNamespace(
        path="/bot{bot}/pins/{pin}/logins/{user}", parameters=(bot, pin, user), query=()
    )
    tables: Any = SimpleNamespace(operations=[operation], fixed_headers=(), query=())
    request: Any = SimpleNamespace(path=path, query="")
    assert Targets(tables).write(request) == shown


def test_a_log_that_fails_changes_no_answer(start: Callable[..., Emulator]) -> None:
    def fail(_: object) -> None:
        raise BrokenPipeError

    emulator = start(log=fail)
    assert ask(emulator, "POST", "/Accounts", ACCOUNT)[0] == 201
    assert ask(emulator, "GET", "/Accounts")[0] == 200


def test_an_empty_address_does_not_mean_all_of_them(media_tables: Tables) -> None:
    with pytest.raises(ValueError, match=r"^`host` is empty"):
        Emulator(tables=media_tables, host="").start()


def test_pipelined_requests_are_answered_in_order(start: Callable[..., Emulator]) -> None:
    both = head("GET", "/SupportedRegions") + head("GET", "/Accounts", "Connection: close")
    with raw(start(), both) as sock:
        received = drain(sock)
    assert received.count(b"HTTP/1.1 200") == 2
    assert received.index(b"RegionName") < received.index(b"[]")


def test_what_waits_in_a_pipeline_is_bounded(start: Callable[..., Emulator]) -> None:
    """However fast a client asks, requests wait with the client and are all answered, in order."""
    waiting: list[int] = []

    def note(_: object) -> None:
        assert emulator._server is not None
        waiting.extend(len(each.pipeline) for each in emulator._server._state.connections)

    emulator = start(log=note)
    known = [head("GET", "/Accounts/none"), head("GET", "/Accounts")]
    body = json.dumps(ACCOUNT).encode()
    lines = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    last = head("POST", "/Accounts", *lines, "Connection: close") + body
    with raw(emulator) as sock:
        sender = threading.Thread(target=sock.sendall, args=(b"".join(known) * 1500 + last,))
        sender.start()
        received = drain(sock)
        sender.join()
    statuses = [part[:3] for part in received.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"404", b"200"] * 1500 + [b"201"]
    assert max(waiting) < 50


def test_a_request_that_waits_is_not_cut_off(start: Callable[..., Emulator]) -> None:
    """Its limits of time do not run while the emulator itself does not read it."""
    emulator = start(limits=QUICK, faults=["accounts.list:delay=1,times=1"])
    body = json.dumps({**ACCOUNT, "AccountName": "contoso"}).encode() + b" " * 5000
    lines = ("Content-Type: application/json", f"Content-Length: {len(body)}")
    last = head("POST", "/Accounts", *lines, "Connection: close") + body
    with raw(emulator, head("GET", "/Accounts") + last) as sock:
        received = drain(sock)
    statuses = [part[:3] for part in received.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"200", b"201"]


def test_bodies_of_all_connections_are_bounded(start: Callable[..., Emulator]) -> None:
    emulator = start(limits=Limits(bodies_bytes=100_000))
    lines = ("Content-Type: application/json", "Content-Length: 60000")
    half = head("POST", "/Accounts", *lines) + b" " * 49_000
    large = account("contoso", BlobStorageEndpointUri="https://x/" + "a" * 5_000)
    with raw(emulator, half), raw(emulator, half):
        wait_until(lambda: ask(emulator, "POST", "/Accounts", large)[0] == 503)
        status, _, body = ask(emulator, "POST", "/Accounts", large)
        assert (status, body["Code"]) == (503, "ServerBusy")
        assert ask(emulator, "GET", "/Accounts")[0] == 200
    wait_until(lambda: ask(emulator, "POST", "/Accounts", large)[0] != 503)


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_expect_continue(start: Callable[..., Emulator]) -> None:
    body = json.dumps(ACCOUNT).encode()
    lines = (
        "Content-Type: application/json",
        f"Content-Length: {len(body)}",
        "Expect: 100-continue",
        "Connection: close",
    )
    with raw(start(), head("POST", "/Accounts", *lines)) as sock:
        assert sock.recv(1000).startswith(b"HTTP/1.1 100")
        sock.sendall(body)
        assert drain(sock).startswith(b"HTTP/1.1 201")


NONSENSE = [
    b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
    b"GET\r\n\r\n",
    b"G\xffT / HTTP/1.1\r\n\r\n",
    b"GET /\xff HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET / HTTP/1.1\r\nA\r\n\r\n",
    b"GET / HTTP/1.1\r\nA: \x00\r\n\r\n",
    b"GET / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",
    b"GET / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
    b"POST / HTTP/1.1\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nnonsense\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\nhello\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffffff\r\n",
    b"CONNECT example.test:443 HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET http://example.test/x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 5000 + b"\r\n",
    b"GET / HTTP/1.1\r\nA: " + b"b" * 200_000 + b"\r\n\r\n",
    b"GET / HTTP/1.1\r\nA: " + b"b" * 50_000,
    b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
]


@pytest.mark.parametrize("data", NONSENSE, ids=range(len(NONSENSE)))
def test_nonsense_is_refused_and_nothing_breaks(
    start: Callable[..., Emulator], data: bytes
) -> None:
    emulator = start(limits=QUICK)
    try:
        with raw(emulator, data) as sock:
            received = drain(sock)
    except ConnectionError:
        received = b""
    assert received == b"" or received.startswith(b"HTTP/1.1 4")
    assert received.count(b"HTTP/1.1") <= 1
    assert ask(emulator, "GET", "/Accounts")[0] == 200


def test_a_400_has_the_documented_body(start: Callable[..., Emulator]) -> None:
    with raw(start(), b"GET\r\n\r\n") as sock:
        received = drain(sock)
    assert received.startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert b"x-ms-request-id: " in received
    assert b"<Code>BadRequest</Code>" in received


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_over_the_limit_is_refused(start: Callable[..., Emulator], chunked: bool) -> None:
    emulator = start(limits=Limits(body_bytes=1000))
    connection = http.client.HTTPConnection("127.0.0.1", port(emulator), timeout=20)
    with closing(connection):
        data = [b"x" * 1000] * 300 if chunked else b"x" * 300_000
        connection.request("POST", BASE + "/Accounts", data, JSON, encode_chunked=chunked)
        answer = connection.getresponse()
        assert answer.status == 400
        assert b"at most 1000 bytes" in answer.read()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GET / HT",
        b"\r\n",
        head("GET", "/Accounts")[:-2],
        head("POST", "/Accounts", "Content-Length: 100") + b"x",
        head("POST", "/Accounts", "Transfer-Encoding: chunked") + b"5\r\nhe",
        head("GET", "/Accounts"),
    ],
)
def test_slow_clients_are_cut_off(start: Callable[..., Emulator], data: bytes) -> None:
    with raw(start(limits=QUICK), data) as sock:
        received = drain(sock)
    assert received.count(b"HTTP/1.1") == (1 if data == head("GET", "/Accounts") else 0)


@pytest.mark.parametrize(
    ("limits", "data"),
    [
        (Limits(head_seconds=60, body_seconds=0.2), head("POST", "/Accounts", "Content-Length: 9")),
        (Limits(head_seconds=0.2, body_seconds=60), b"GET / HT"),
        (Limits(head_seconds=0.2, body_seconds=60), b""),
    ],
)
def test_each_phase_has_its_own_limit(
    start: Callable[..., Emulator], limits: Limits, data: bytes
) -> None:
    with raw(start(limits=limits), data) as sock:
        assert drain(sock) == b""


@pytest.mark.parametrize(("fields", "status"), [(95, b"200"), (101, b"400")])
def test_headers_are_counted(start: Callable[..., Emulator], fields: int, status: bytes) -> None:
    lines = [f"A{number}: b" for number in range(fields - 4)]
    with raw(start(), head("GET", "/Accounts", "Connection: close", *lines)) as sock:
        assert drain(sock).startswith(b"HTTP/1.1 " + status)


def test_a_client_that_drips_is_cut_off(start: Callable[..., Emulator]) -> None:
    with raw(start(limits=QUICK)) as sock:
        sent, whole = 0, head("GET", "/Accounts", f"X: {'a' * 3000}")
        try:
            for byte in whole:
                sock.sendall(bytes([byte]))
                sent += 1
                time.sleep(0.02)
        except ConnectionError:
            pass
        assert sent < len(whole)
        assert drain(sock) == b""


def test_more_connections_than_the_limit_are_closed_and_logged(
    start: Callable[..., Emulator], caplog: pytest.LogCaptureFixture
) -> None:
    emulator = start(limits=Limits(connections=5))
    idle = [socket.create_connection(("127.0.0.1", port(emulator))) for _ in range(5)]
    try:
        ask_one = head("GET", "/Accounts", "Connection: close")
        idle[0].sendall(ask_one)
        assert drain(idle[0]).startswith(b"HTTP/1.1 200")
        others = [socket.create_connection(("127.0.0.1", port(emulator))) for _ in range(3)]
        idle += others
        assert [drain(other) for other in others[1:]] == [b"", b""]
        line = "closed a connection from 127.0.0.1: the limit of 5 connections is reached"
        assert [record.getMessage() for record in caplog.records] == [line] * 2
    finally:
        for sock in idle:
            sock.close()


@pytest.mark.parametrize("data", [b"", b"GET / HT", head("GET", "/Accounts")])
def test_it_stops_in_spite_of_open_connections(start: Callable[..., Emulator], data: bytes) -> None:
    emulator = start(limits=Limits(stop_seconds=0.2))
    address = ("127.0.0.1", port(emulator))
    with raw(emulator, data):
        emulator.stop()
    with pytest.raises(ConnectionError):
        socket.create_connection(address, timeout=5)


FAULTS: list[tuple[str, list[object]]] = [
    ("status=503", [503, 503]),
    ("accounts.*:status=500,every=2", [200, 500, 200, 500]),
    ("accounts.list:status=503,times=1", [503, 200]),
    ("regions.list:status=503", [200]),
    ("reset=before", ["reset"]),
    ("reset=after", ["reset"]),
    ("truncate=1", ["cut"]),
    ("drip=0.001", [200]),
    ("delay=0.01", [200]),
]


@pytest.mark.parametrize(("rule", "expected"), FAULTS)
def test_faults(start: Callable[..., Emulator], rule: str, expected: list[object]) -> None:
    emulator = start(faults=[rule])
    found: list[object] = []
    for _ in expected:
        try:
            found.append(ask(emulator, "GET", "/Accounts")[0])
        except http.client.IncompleteRead:
            found.append("cut")
        except (ConnectionResetError, http.client.RemoteDisconnected):
            found.append("reset")
    assert found == expected
    emulator.reset()
    assert ask(emulator, "GET", "/Accounts")[0] == 200


@pytest.mark.parametrize(("when", "status"), [("before", 404), ("after", 200)])
def test_a_reset_says_nothing_of_the_work(
    start: Callable[..., Emulator], when: str, status: int
) -> None:
    emulator = start(faults=[f"accounts.create:reset={when}"])
    with pytest.raises(ConnectionError):
        ask(emulator, "POST", "/Accounts", ACCOUNT)
    assert ask(emulator, "GET", "/Accounts/contoso")[0] == status


def test_a_fault_has_the_documented_error(start: Callable[..., Emulator]) -> None:
    emulator = start()
    emulator.add_fault(Fault(status=503, retry_after=7))
    status, headers, body = ask(emulator, "GET", "/Accounts")
    assert (status, headers["Retry-After"], body["Code"]) == (503, "7", "ServerBusy")


def test_many_clients_at_once(start: Callable[..., Emulator]) -> None:
    """One winner for each name, and every change is there at the end."""
    emulator = start()
    won: list[str] = []
    failures: list[object] = []

    def work(number: int) -> None:
        try:
            for name in ("shared1", "shared2", f"own{number}", f"gone{number}"):
                status, _, _ = ask(emulator, "POST", "/Accounts", account(name))
                won.extend([name] if status == 201 else [])
                failures.extend([] if status in (201, 409) else [status])
            path = f"/Accounts/own{number}/AccountKeys/Primary/Regenerate"
            ask(emulator, "POST", path)
            more = {**account("x"), "StorageAccountName": f"store{number}"}
            del more["AccountName"], more["Region"]
            ask(emulator, "POST", "/Accounts/shared1/StorageAccounts", more)
            ask(emulator, "DELETE", f"/Accounts/gone{number}")
        except Exception as error:  # noqa: BLE001 - reported below
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(64)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    assert sorted(won).count("shared1") == won.count("shared2") == 1
    names = {item["Name"] for item in ask(emulator, "GET", "/Accounts")[2]}
    assert names == {"shared1", "shared2", *(f"own{number}" for number in range(64))}
    assert len(ask(emulator, "GET", "/Accounts/shared1/StorageAccounts")[2]) == 65
    details = ask(emulator, "GET", "/Accounts/own1")[2]
    assert details["AccountKey"] == details["AccountKeys"]["Primary"]


@pytest.mark.parametrize(
    ("changes", "detail", "message"),
    [
        ({"AccountName": "AB"}, "`AccountName` must", "The specified account name is not valid."),
        ({"StorageAccountName": None}, "`StorageAccountName` must not be null", "A required value"),
        ({"Region": "Mars"}, "`Region` must be an item of `regions`", "`Region` must be an item"),
        ({"Region": "x"}, "`Region` must have at least 3 characters", "`Region` must have at"),
        ({"StorageAccountKey": "S3CRET"}, "`StorageAccountKey` must have at least 14", "`Storage"),
    ],
)
def test_the_rule_that_a_request_breaks_is_in_the_log(
    start: Callable[..., Emulator], changes: dict[str, Any], detail: str, message: str
) -> None:
    entries: list[Any] = []
    emulator = start(log=entries.append)
    status, _, body = ask(emulator, "POST", "/Accounts", {**ACCOUNT, **changes})
    assert (status, body["Code"]) == (400, "BadRequest")
    assert body["Message"].startswith(message)
    (entry,) = entries
    assert entry.detail.startswith(detail)
    assert str(entry).endswith(f"accounts.create  {entry.detail}")
    assert "S3CRET" not in str(entry)


@pytest.mark.parametrize(
    ("lines", "detail"),
    [
        (["x-ms-version: 1"], "the header `x-ms-version` must be `2011-10-01`"),
        ([], "the header `x-ms-version` is missing"),
        (["x-ms-version: 2011-10-01", "Host: two"], "a request needs one header `Host`, not 2"),
        (["x-ms-version: 2011-10-01", "Content-Length: 9"], "the body is invalid: not JSON"),
        (["x-ms-version: 2011-10-01"], "a body is required"),
    ],
)
def test_what_is_wrong_with_any_request_is_in_the_log(
    start: Callable[..., Emulator], lines: list[str], detail: str
) -> None:
    entries: list[Any] = []
    emulator = start(log=entries.append)
    head = [f"POST {BASE}/Accounts HTTP/1.1", "Host: localhost", "Connection: close", *lines]
    request = "\r\n".join([*head, "Content-Type: application/json", "", "nonsense!"])
    with raw(emulator, request.encode()) as sock:
        assert drain(sock).startswith(b"HTTP/1.1 400")
    assert entries[0].detail.startswith(detail)


def test_a_success_has_no_detail_in_the_log(start: Callable[..., Emulator]) -> None:
    entries: list[Any] = []
    ask(start(log=entries.append), "GET", "/Accounts")
    assert entries[0].detail == ""
    assert str(entries[0]).endswith("ms  accounts.list")
