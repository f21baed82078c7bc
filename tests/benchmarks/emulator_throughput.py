"""The speed of the emulator: starts, and requests per second beside an empty application.

`python tests/benchmarks/emulator_throughput.py [--seconds 3] [--clients 16]`

The server runs in a process of its own and so does the load, raw sockets over keep-alive, so that the
figures are those of the server. Use them as ratios: they depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import socket
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "generator")]

import tests.emulator.conftest as composed  # noqa: E402 - makes `emulator_runtime`
from tests.emulator.services import BASE, account  # noqa: E402

HEAD = "Host: x\r\nx-ms-version: 2011-10-01\r\nAccept: application/json\r\n"


def request(verb: str, path: str, body: Any = None) -> bytes:
    """Return the bytes of a request."""
    data = b"" if body is None else json.dumps(body).encode()
    kind = f"Content-Type: application/json\r\nContent-Length: {len(data)}\r\n" if data else ""
    return f"{verb} {BASE}{path} HTTP/1.1\r\n{HEAD}{kind}\r\n".encode() + data


def run_plain(pipe: Connection) -> None:
    """Serve an application that does nothing, on plain uvicorn."""
    import uvicorn

    async def app(scope: Any, receive: Any, send: Any) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", b"2")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"[]"})

    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    pipe.send(port)
    uvicorn.run(app, port=port, http="httptools", lifespan="off", log_level="error")


def run_emulator(pipe: Connection, state: Path | None) -> None:
    """Serve the emulator of Media Services."""
    from emulator_runtime.embedded import Emulator
    from emulator_runtime.tables import tables_from_data

    tables = tables_from_data(composed.load("media_services"))
    emulator = Emulator(tables=tables, state=state)
    emulator.serve(lambda: pipe.send(int(emulator.endpoint.rpartition(":")[2])))


def ask(sock: socket.socket, data: bytes) -> int:
    """Send a request and return the status of its whole response."""
    sock.sendall(data)
    received = b""
    while b"\r\n\r\n" not in received:
        received += sock.recv(65536)
    head, _, body = received.partition(b"\r\n\r\n")
    for line in head.lower().split(b"\r\n"):
        if line.startswith(b"content-length:"):
            missing = int(line.partition(b":")[2]) - len(body)
            while missing > 0:
                missing -= len(sock.recv(65536))
    return int(head[9:12])


def load(port: int, clients: int, seconds: float, make: Callable[[int, int], bytes]) -> float:
    """Return the requests a second that clients get answered."""
    counts, end = [0] * clients, time.perf_counter() + seconds

    def work(number: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as sock:
            while time.perf_counter() < end:
                status = ask(sock, make(number, counts[number]))
                if status >= 300:
                    raise SystemExit(f"answered {status}")
                counts[number] += 1

    threads = [threading.Thread(target=work, args=(number,)) for number in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / seconds


def measure(name: str, target: Callable[..., None], args: tuple[Any, ...], options: Any) -> None:
    """Start a server, load it with each kind of request and print the figures."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=target, args=(theirs, *args), daemon=True)
    process.start()
    port = ours.recv()
    time.sleep(1)
    kinds: dict[str, Callable[[int, int], bytes]] = {
        "list regions": lambda _, __: request("GET", "/SupportedRegions"),
    }
    if args:
        with socket.create_connection(("127.0.0.1", port)) as sock:
            ask(sock, request("POST", "/Accounts", account("bench")))
        rotate = "/Accounts/bench/AccountKeys/Primary/Regenerate"
        kinds["get account"] = lambda _, __: request("GET", "/Accounts/bench")
        kinds["rotate key"] = lambda _, __: request("POST", rotate)
        kinds["create account"] = lambda number, step: request(
            "POST", "/Accounts", account(f"c{number}x{step}")
        )
    for kind, make in kinds.items():
        rate = load(port, options.clients, options.seconds, make)
        sys.stdout.write(f"{name:22} {kind:16} {rate:8.0f} requests/s\n")
    process.terminate()
    process.join()


def measure_starts(rounds: int = 50) -> None:
    """Print the milliseconds that one throw-away emulator costs."""
    from emulator_runtime.embedded import Emulator
    from emulator_runtime.tables import tables_from_data

    tables = tables_from_data(composed.load("media_services"))
    times = []
    for _ in range(rounds):
        begin = time.perf_counter()
        with Emulator(tables=tables):
            started = time.perf_counter()
        times.append((started - begin, time.perf_counter() - started))
    start, stop = (sorted(column)[rounds // 2] * 1000 for column in zip(*times, strict=True))
    first = times[0][0] * 1000
    sys.stdout.write(f"start: first {first:.1f} ms, then {start:.1f} ms; stop {stop:.1f} ms\n")


def main() -> None:
    """Print all figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=3.0)
    parser.add_argument("--clients", type=int, default=16)
    options = parser.parse_args()
    measure_starts()
    with tempfile.TemporaryDirectory() as folder:
        measure("uvicorn, nothing", run_plain, (), options)
        measure("emulator, memory", run_emulator, (None,), options)
        measure("emulator, file", run_emulator, (Path(folder) / "state.db",), options)


if __name__ == "__main__":
    main()
