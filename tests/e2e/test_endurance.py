"""Hostile and slow clients in numbers: documented refusals or closed connections, and no growth."""

from __future__ import annotations

import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from .callers import SUBSCRIPTION

GROWTH = 12 * 1024
"""KiB that the process may gain once it is warm: the allocator's slack, far below the load."""

CHILD = """\
from media_services_management._runtime.emulator.limits import Limits
from media_services_management.emulator import Emulator

limits = Limits(head_seconds=0.3, body_seconds=0.3, idle_seconds=0.3, write_seconds=0.3)
emulator = Emulator(limits=limits, sample=None)
emulator.serve(lambda: print(emulator.endpoint, flush=True))
"""
TARGET = f"/{SUBSCRIPTION}/services/mediaservices/Accounts"
LINES = "Host: localhost\r\nx-ms-version: 2011-10-01\r\n"

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="the system does not tell sizes of processes"
)


@dataclass(frozen=True, slots=True)
class Child:
    """An emulator in another process."""

    process: subprocess.Popen[str]
    port: int

    def size(self) -> int:
        """Return the KiB of memory that the process holds."""
        text = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+) kB", text)[0])

    def connect(self) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=20)


@pytest.fixture
def child() -> Iterator[Child]:
    with subprocess.Popen([sys.executable, "-c", CHILD], stdout=subprocess.PIPE, text=True) as made:
        try:
            assert made.stdout is not None
            port = urlsplit(made.stdout.readline().strip()).port
            assert port is not None
            yield Child(made, port)
        finally:
            made.terminate()
    assert made.returncode == 0


def post(body: bytes, media_type: str = "application/json", *lines: str) -> bytes:
    """Return a whole request with a body."""
    more = "".join(f"{line}\r\n" for line in (*lines, f"Content-Type: {media_type}"))
    size = f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    return f"POST {TARGET} HTTP/1.1\r\n{LINES}{more}{size}".encode() + body


XML = "application/xml"
BOMB = b"<!DOCTYPE a [<!ENTITY b 'cccccccccc'><!ENTITY d '&b;&b;&b;&b;&b;&b;'>]><a>&d;</a>"
HOSTILE = (
    post(b"x" * 3_000_000),
    post(b"[" * 500_000),
    post(b'{"a":' * 100_000),
    post(b'"' + b"a" * 900_000),
    post(b"9" * 900_000),
    post(b"<a>" * 300_000, XML),
    post(b"<a " + b"".join(b'b%d="" ' % number for number in range(50_000)) + b"/>", XML),
    post(BOMB, XML),
    post(b"\xff\xfe" * 100_000, XML),
    post(b"\xff" * 100_000),
    post(b"{}", "text/plain"),
    post(b"{}", "a" * 20_000),
    f"POST {TARGET} HTTP/1.1\r\n{LINES}Transfer-Encoding: chunked\r\n\r\nzz\r\n".encode(),
    f"POST {TARGET} HTTP/1.1\r\n{LINES}Transfer-Encoding: chunked\r\n\r\nffffffff\r\n".encode(),
    f"GET {TARGET} HTTP/1.1\r\n{LINES}{'A: b' * 20_000}\r\n\r\n".encode(),
    b"\x16\x03\x01\x02\x00" * 10_000,
)
SLOW = (b"", b"GET / HT", f"GET {TARGET} HTTP/1.1\r\n{LINES}".encode(), post(b"x" * 1000)[:-900])


def ask(child: Child, request: bytes) -> bytes:
    """Return what is answered before the connection ends."""
    received = b""
    with closing(child.connect()) as sock, suppress(ConnectionError):
        with suppress(ConnectionError):
            sock.sendall(request)
        while data := sock.recv(65536):
            received += data
    return received


def attack(child: Child) -> None:
    """Send everything hostile once; each is refused, or the connection is closed."""
    for request in HOSTILE:
        received = ask(child, request)
        assert received == b"" or received.startswith(b"HTTP/1.1 4"), received[:200]


def besiege(child: Child, count: int) -> None:
    """Open so many slow connections at one time, and wait until each was cut off."""
    with ExitStack() as stack:
        socks = [stack.enter_context(child.connect()) for _ in range(count)]
        for number, sock in enumerate(socks):
            with suppress(ConnectionError):
                sock.sendall(SLOW[number % len(SLOW)])
        for sock in socks:
            with suppress(ConnectionError):
                assert sock.recv(100) == b""


def is_alive(child: Child) -> bool:
    request = f"GET {TARGET} HTTP/1.1\r\n{LINES}Connection: close\r\n\r\n".encode()
    return ask(child, request).startswith(b"HTTP/1.1 200")


def test_hostile_requests_leave_no_memory_behind(child: Child, long: bool) -> None:
    for _ in range(5):
        attack(child)
    before = child.size()
    for _ in range(300 if long else 6):
        attack(child)
    assert is_alive(child)
    assert child.size() - before < GROWTH


def test_slow_clients_are_cut_off_and_leave_no_memory_behind(child: Child, long: bool) -> None:
    besiege(child, 400)
    before = child.size()
    for _ in range(25 if long else 3):
        besiege(child, 400)
    assert is_alive(child)
    assert child.size() - before < GROWTH
