"""Where an emulator listens and what it answers there beside the service."""

from __future__ import annotations

import json
import socket
import ssl
from collections.abc import Callable
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from emulator_runtime.embedded import Emulator
from emulator_runtime.request_log import Entry
from emulator_runtime.tables import Tables
from runtime.endpoint import read_endpoint

from .services import BASE, VERSION, account

HEADERS = {**VERSION, "Accept": "application/json", "Content-Type": "application/json"}


def ask(emulator: Emulator, verb: str, path: str, body: Any = None, **headers: str) -> Any:
    parts = urlsplit(emulator.endpoint)
    assert parts.hostname is not None
    data = None if body is None else json.dumps(body)
    with closing(HTTPConnection(parts.hostname, parts.port, timeout=30)) as connection:
        connection.request(verb, path, data, {**HEADERS, **headers})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


@pytest.mark.parametrize(
    ("host", "shown"),
    [
        ("0.0.0.0", "127.0.0.1"),
        ("::", "[::1]"),
        ("127.0.0.1", "127.0.0.1"),
        ("::1", "[::1]"),
        ("localhost", "localhost"),
        ("127.1", "127.0.0.1"),
        ("0", "127.0.0.1"),
    ],
)
def test_the_endpoint_is_one_that_clients_accept(
    start: Callable[..., Emulator], host: str, shown: str
) -> None:
    emulator = start(host=host)
    assert emulator.endpoint.rpartition(":")[0] == f"http://{shown}"
    assert read_endpoint(emulator.endpoint).is_loopback
    assert emulator.is_reached
    assert ask(emulator, "GET", "/_emulator/health")[0] == 200


def test_an_address_that_clients_accept_only_with_tls_is_told(
    start: Callable[..., Emulator],
) -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing
        except OSError:
            pytest.skip("this machine has only loopback addresses")
        mine = probe.getsockname()[0]
    assert not start(host=mine).is_reached


def test_more_names_are_in_the_certificate_and_may_be_asked_for(
    start: Callable[..., Emulator], tmp_path: Path
) -> None:
    emulator = start(tls=tmp_path, names=["api.test", "::1"], host="0.0.0.0")
    context = ssl.create_default_context(cafile=str(emulator.authority_file))
    port = urlsplit(emulator.endpoint).port
    for name, fine in (
        ("api.test", True),
        ("127.0.0.1", True),
        ("::1", True),
        ("other.test", False),
    ):
        with socket.create_connection(("127.0.0.1", port)) as plain:
            if not fine:
                with pytest.raises(ssl.SSLCertVerificationError):
                    context.wrap_socket(plain, server_hostname=name)
                continue
            context.wrap_socket(plain, server_hostname=name).close()
    plain_emulator = start(names=["api.test"])
    assert ask(plain_emulator, "GET", f"{BASE}/Accounts", Host="api.test")[0] == 200
    assert ask(plain_emulator, "GET", f"{BASE}/Accounts", Host="other.test")[0] == 400


def test_head_is_get_without_a_body(start: Callable[..., Emulator]) -> None:
    entries: list[Entry] = []
    emulator = start(log=entries.append)
    status, headers, body = ask(emulator, "GET", f"{BASE}/Accounts")
    found, same, nothing = ask(emulator, "HEAD", f"{BASE}/Accounts")
    assert (found, nothing) == (status, b"") == (200, b"")
    assert same["Content-Length"] == headers["Content-Length"] == str(len(body))
    assert entries[-1].operation == entries[0].operation == "accounts.list"
    assert ask(emulator, "HEAD", f"{BASE}/Accounts/nobody")[0] == 404


def test_a_health_and_a_reset_address(start: Callable[..., Emulator]) -> None:
    emulator = start(require_auth=True, faults=["accounts.*:status=503,times=1"])
    status, headers, body = ask(emulator, "GET", "/_emulator/health")
    assert (status, headers["Content-Type"]) == (200, "application/json")
    assert json.loads(body) == {"status": "ok", "title": emulator.tables.title}
    assert ask(emulator, "HEAD", "/_emulator/health")[::2] == (200, b"")
    assert emulator.requests == []
    for address, allowed in (("health", "GET, HEAD"), ("reset", "POST")):
        refused = ask(emulator, "PUT", f"/_emulator/{address}")
        assert (refused[0], refused[1]["Allow"]) == (405, allowed)
    assert ask(emulator, "GET", "/_emulator/reset")[0] == 405
    assert ask(emulator, "POST", "/_emulator/reset", Host="evil.test")[0] == 400
    assert ask(emulator, "GET", "/_emulator/other")[0] in (401, 403, 404)


def test_a_reset_begins_anew(start: Callable[..., Emulator]) -> None:
    emulator = start(faults=["accounts.list:status=503,times=1"])
    emulator.add_fault("accounts.get:status=503")
    assert ask(emulator, "POST", f"{BASE}/Accounts", account("contoso"))[0] == 201
    assert [ask(emulator, "GET", f"{BASE}/Accounts")[0] for _ in range(2)] == [503, 200]
    assert ask(emulator, "GET", f"{BASE}/Accounts/contoso")[0] == 503
    assert ask(emulator, "POST", "/_emulator/reset")[0] == 204
    assert ask(emulator, "GET", f"{BASE}/Accounts/contoso")[0] == 404
    assert [ask(emulator, "GET", f"{BASE}/Accounts")[0] for _ in range(2)] == [503, 200]
    assert len(emulator.requests) == 3
    emulator.reset()
    assert ask(emulator, "GET", f"{BASE}/Accounts")[0] == 200


def test_the_requests_received_can_be_asserted(start: Callable[..., Emulator]) -> None:
    emulator = start(faults=["accounts.list:status=503,retry-after=7"])
    ask(emulator, "POST", f"{BASE}/Accounts", account("contoso"), Authorization="Bearer secret")
    ask(emulator, "GET", f"{BASE}/Accounts")
    ask(emulator, "GET", "/elsewhere?token=secret")
    created, listed, stray = emulator.requests
    assert (created.verb, created.path, created.operation) == (
        "POST",
        f"{BASE}/Accounts",
        "accounts.create",
    )
    assert created.json() == account("contoso")
    assert created.headers["authorization"] == "Bearer secret"
    assert (created.status, created.fault) == (201, "")
    assert (listed.status, listed.fault) == (503, "status=503,retry-after=7")
    assert (stray.operation, stray.query) == (None, "token=secret")
    assert "secret" not in repr(emulator.requests)
    emulator.reset()
    assert emulator.requests == []


def test_the_requests_that_are_kept_are_bounded(start: Callable[..., Emulator]) -> None:
    from emulator_runtime.limits import Limits

    body = account("contoso")
    one = start()
    ask(one, "POST", f"{BASE}/Accounts", body)
    (kept,) = one.requests
    assert kept.size > len(kept.body) + len(kept.path)
    few = start(limits=Limits(kept_requests=3, kept_bytes=2 * kept.size + 20))
    for _ in range(5):
        ask(few, "POST", f"{BASE}/Accounts", body)
    assert [each.body for each in few.requests] == [kept.body, kept.body]
    for _ in range(4):
        ask(few, "GET", f"{BASE}/Accounts")
    assert [each.verb for each in few.requests] == ["GET"] * 3


@pytest.mark.parametrize(
    ("rule", "shown", "status"),
    [
        ("status=503,retry-after=0", "status=503,retry-after=0", 503),
        ("delay=0.01", "delay=0.01", 200),
        ("drip=0", "drip=0", 200),
        ("truncate=0", "truncate=0", 200),
        ("reset=after", "reset=after", None),
    ],
)
def test_a_fault_is_marked_in_the_log(
    start: Callable[..., Emulator], rule: str, shown: str, status: int | None
) -> None:
    entries: list[Entry] = []
    emulator = start(log=entries.append, faults=[f"accounts.list:{rule}"])
    try:
        ask(emulator, "GET", f"{BASE}/Accounts")
    except (OSError, HTTPException):
        assert rule in ("reset=after", "truncate=0")
    ask(emulator, "GET", f"{BASE}/SupportedRegions")
    hit, missed = entries
    assert (hit.status, hit.fault, missed.fault) == (status, shown, "")
    assert f"  fault: {shown}" in str(hit)
    assert "fault" not in str(missed)


def test_the_log_as_json(start: Callable[..., Emulator]) -> None:
    entries: list[Entry] = []
    emulator = start(log=entries.append)
    ask(emulator, "GET", f"{BASE}/Accounts/nobody")
    told = json.loads(entries[0].as_json())
    assert told.pop("at").endswith("Z")
    assert 0 < told.pop("seconds") < 60
    assert told == {
        "verb": "GET",
        "target": f"{BASE}/Accounts/nobody",
        "operation": "accounts.get",
        "status": 404,
        "detail": "",
        "fault": "",
    }


def test_a_slash_after_a_list_is_no_item(start: Callable[..., Emulator]) -> None:
    entries: list[Entry] = []
    emulator = start(log=entries.append)
    for verb in ("GET", "DELETE", "PUT"):
        ask(emulator, verb, f"{BASE}/Accounts/")
    assert [(each.operation, each.detail) for each in entries] == [
        (None, "there is nothing at this path")
    ] * 3


@pytest.mark.parametrize("name", ["host", "state", "tls", "client_certificate"])
def test_an_empty_option_is_refused(media_tables: Tables, name: str) -> None:
    options: Any = {name: ""}
    with pytest.raises(ValueError, match=f"^`{name}` is empty"):
        Emulator(tables=media_tables, **options)


@pytest.mark.parametrize("name", ["", "ä.test", "a b", "a/b", "*.test", "a:1b:zz"])
def test_a_name_that_no_host_has_is_refused(media_tables: Tables, name: str) -> None:
    with pytest.raises(ValueError, match="is no name of a host"):
        Emulator(tables=media_tables, names=[name])


def test_an_unknown_option_is_refused(media_tables: Tables) -> None:
    options: Any = {"prot": 80, "host": "127.0.0.1"}
    with pytest.raises(TypeError, match=r"^unknown options of an emulator: `prot`: use chance, "):
        Emulator(tables=media_tables, **options)
