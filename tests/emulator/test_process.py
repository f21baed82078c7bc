"""An emulator in a process of its own: signals, sudden ends, restarts."""

from __future__ import annotations

import http.client
import json
import random
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from .services import BASE, VERSION, account

CHILD = Path(__file__).with_name("child.py")
HEADERS = {**VERSION, "Accept": "application/json", "Content-Type": "application/json"}


@contextmanager
def child(*state: Path) -> Iterator[tuple[subprocess.Popen[str], int]]:
    command = [sys.executable, str(CHILD), *map(str, state)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            port = urlsplit(process.stdout.readline().strip()).port
            assert port is not None
            yield process, port
        finally:
            process.kill()


def ask(connection: http.client.HTTPConnection, verb: str, path: str, body: Any = None) -> Any:
    connection.request(verb, BASE + path, None if body is None else json.dumps(body), HEADERS)
    answer = connection.getresponse()
    content = answer.read()
    return answer.status, json.loads(content) if content else None


def change(port: int, number: int, done: list[tuple[str, str | None]]) -> None:
    """Create, rotate and delete accounts until the other side is gone; note what was answered."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    with closing(connection), suppress(OSError, http.client.HTTPException):
        for step in range(10_000):
            name = f"w{number}x{step}"
            assert ask(connection, "POST", "/Accounts", account(name))[0] == 201
            done.append((name, "any"))
            if step % 3 == 0:
                ask(connection, "POST", f"/Accounts/{name}/AccountKeys/Primary/Regenerate")
                key = ask(connection, "GET", f"/Accounts/{name}")[1]["AccountKey"]
                done.append((name, key))
            elif step % 3 == 1:
                done.append((name, "maybe"))
                assert ask(connection, "DELETE", f"/Accounts/{name}")[0] == 204
                done.append((name, None))


def verify(port: int, done: list[tuple[str, str | None]]) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        verify_through(connection, done)


def verify_through(
    connection: http.client.HTTPConnection, done: list[tuple[str, str | None]]
) -> None:
    listed = {item["Name"] for item in ask(connection, "GET", "/Accounts")[1]}
    for name, last in dict(done).items():
        if last == "maybe":
            continue
        assert (name in listed) is (last is not None)
    for name in random.Random(len(listed)).sample(sorted(listed), min(len(listed), 100)):
        details = ask(connection, "GET", f"/Accounts/{name}")[1]
        assert details["AccountKey"] == details["AccountKeys"]["Primary"]
        expected = dict(done).get(name)
        assert expected in (None, "any", "maybe", details["AccountKey"])
        storage = ask(connection, "GET", f"/Accounts/{name}/StorageAccounts")[1]
        assert [item["IsDefault"] for item in storage] == [True]


def test_a_sudden_end_loses_nothing_that_was_answered(tmp_path: Path, long: bool) -> None:
    state, chance = tmp_path / "state.db", random.Random(11)
    done: list[tuple[str, str | None]] = []
    for kill in range(300 if long else 3):
        with child(state) as (process, port):
            verify(port, done)
            workers = [
                threading.Thread(target=change, args=(port, kill * 10 + number, done))
                for number in range(3)
            ]
            for worker in workers:
                worker.start()
            while not done and any(worker.is_alive() for worker in workers):
                time.sleep(0.01)
            time.sleep(chance.uniform(0.02, 0.3))
            process.send_signal(signal.SIGKILL)
            process.wait()
            for worker in workers:
                worker.join()
    assert done
    with child(state) as (_, port):
        verify(port, done)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_stops_it_in_good_order(number: signal.Signals) -> None:
    with child() as (process, port):
        idle = [socket.create_connection(("127.0.0.1", port)) for _ in range(3)]
        idle[0].sendall(b"GET / HT")
        idle[1].sendall(f"GET {BASE}/Accounts HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert idle[1].recv(4)
        process.send_signal(number)
        assert process.stdout is not None
        assert process.stdout.readline() == "stopped\n"
        assert process.wait(timeout=60) == 0
        for sock in idle:
            sock.close()


def test_a_shortage_of_descriptors_passes() -> None:
    """It costs no traceback, and the emulator answers once there are descriptors again."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_NOFILE, (40, 40))"
    code = f"{limit}; import runpy; runpy.run_path({str(CHILD)!r})"
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True) as process:
        assert process.stdout is not None
        place = urlsplit(process.stdout.readline().strip())
        address = (str(place.hostname), place.port or 0)
        with ExitStack() as many:
            for _ in range(80):
                many.enter_context(socket.create_connection(address, timeout=60))
        with closing(http.client.HTTPConnection(*address, timeout=60)) as connection:
            connection.request("GET", BASE + "/Accounts", headers=HEADERS)
            assert connection.getresponse().status == 200
        process.terminate()
        assert process.communicate(timeout=60) == ("stopped\n", "")
