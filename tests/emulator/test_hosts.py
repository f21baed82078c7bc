"""The header `Host`: a name of a stranger's, which only resolves to loopback, reaches nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from emulator_runtime.embedded import Emulator
from emulator_runtime.hosts import host_problem

from .services import BASE
from .test_server import drain, raw


def status(emulator: Emulator, *hosts: str, version: str = "1.1") -> int:
    lines = [*(f"Host: {host}" for host in hosts), "x-ms-version: 2011-10-01", "Connection: close"]
    request = "\r\n".join([f"GET {BASE}/Accounts HTTP/{version}", *lines, "", ""])
    with raw(emulator, request.encode("latin-1")) as sock:
        return int(drain(sock).split()[1])


@pytest.mark.parametrize(
    ("hosts", "expected"),
    [
        (["localhost"], 200),
        (["LOCALHOST:80"], 200),
        (["127.0.0.1"], 200),
        (["127.8.9.10:65535"], 200),
        (["[::1]:1"], 200),
        (["[::ffff:127.0.0.1]"], 400),
        ([], 400),
        ([""], 400),
        ([":80"], 400),
        (["localhost", "localhost"], 400),
        (["localhost, evil.example"], 400),
        (["evil.example"], 400),
        (["localhost.evil.example"], 400),
        (["evil@localhost"], 400),
        (["localhost:80:90"], 400),
        (["localhost:http"], 400),
        (["192.0.2.1"], 400),
        (["0.0.0.0"], 400),
        (["127.1"], 400),
        (["b\xfccher"], 400),
    ],
)
def test_only_loopback_names_and_the_own_address_are_answered(
    start: Callable[..., Emulator], hosts: list[str], expected: int
) -> None:
    assert status(start(), *hosts) == expected


def test_an_old_request_without_a_host_is_refused(start: Callable[..., Emulator]) -> None:
    assert status(start(), version="1.0") == 400
    assert status(start(), "localhost", version="1.0") == 200


@pytest.mark.parametrize(
    ("given", "host", "expected"),
    [
        ("0.0.0.0", "0.0.0.0:80", 200),
        ("0.0.0.0", "127.0.0.1", 200),
        ("0.0.0.0", "evil.example", 400),
        ("127.0.0.2", "127.0.0.2", 200),
        ("127.0.0.2", "0.0.0.0", 400),
    ],
)
def test_the_address_that_was_given_is_answered(
    start: Callable[..., Emulator], given: str, host: str, expected: int
) -> None:
    emulator = start(host=given)
    assert status(emulator, host) == expected


@pytest.mark.parametrize(
    ("host", "own"),
    [("Emulator:8080", "emulator"), ("[2001:DB8:0::1]", "2001:db8::1"), ("192.0.2.7", "192.0.2.7")],
)
def test_an_own_address_is_compared_as_what_it_means(host: str, own: str) -> None:
    assert host_problem([host], [own]) is None
    assert host_problem([host], ["else"]) is not None
