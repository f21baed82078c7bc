"""The cost of the generated client compared with bare Python and bare httpx2, in one run.

    python tests/benchmarks/client_overhead.py generated/media-services-management/src

Prints ratios with their goals: importing the package against `python -c pass`, import and
first call against importing httpx2 and one request, and a call against the same request on a bare
client of httpx2, one after another and with 64 in flight. All are CPU seconds of this machine: of
processes the least of several turns, of calls the median of many short turns, taken alternately, so
that other work on the machine falls on both sides; a ratio is what can be compared elsewhere.
Exits with 1 if a goal is missed.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import resource
import socket
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Coroutine

BODY = (
    b'{"AccountName":"contoso","AccountKey":"ZmFrZS1wcmltYXJ5L2tleSsx\\/w==","AccountKeys":'
    b'{"Primary":"ZmFrZS1wcmltYXJ5L2tleSsx\\/w==","Secondary":"ZmFrZS1zZWNvbmRhcnkva2V5KzI="},'
    b'"StorageAccountName":"contosostorage","AccountRegion":"West US"}'
)
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\n"
    b"x-ms-request-id: 0123456789abcdef0123456789abcdef\r\nServer: benchmark\r\n"
    b"Date: Mon, 01 Jan 2024 00:00:00 GMT\r\nContent-Length: %d\r\n\r\n" % len(BODY)
) + BODY

IN_FLIGHT = 64
SUBSCRIPTION = "11111111-2222-3333-4444-555555555555"
PATH = f"/{SUBSCRIPTION}/services/mediaservices/Accounts/contoso"
HEADERS = {
    "Accept": "application/json",
    "Accept-Encoding": "gzip, deflate",
    "Authorization": "Bearer token",
    "User-Agent": "benchmark",
    "x-ms-version": "2011-10-01",
}

IMPORT = "import media_services_management"
FIRST_CALL = """
from media_services_management import BearerToken, MediaServicesManagementClient
with MediaServicesManagementClient("{subscription}", credential=BearerToken("token"), endpoint="{url}") as client:
    client.accounts.get("contoso")
"""
BARE_CALL = """
import httpx2
with httpx2.Client(headers={headers!r}) as client:
    client.get("{url}{path}").raise_for_status().json()
"""


def serve() -> str:
    """Answer every request with the same bytes, in a process of its own; return the URL."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=2 * IN_FLIGHT)
    port: int = listener.getsockname()[1]
    # in this process, its threads would wait for those that are measured, and these for them
    multiprocessing.Process(target=_accept, args=(listener,), daemon=True).start()
    return f"http://127.0.0.1:{port}"


def _accept(listener: socket.socket) -> None:
    while True:
        connection, _ = listener.accept()
        threading.Thread(target=_response, args=(connection,), daemon=True).start()


def _response(connection: socket.socket) -> None:
    with connection:
        while connection.recv(65536):
            connection.sendall(ANSWER)


def cost_of_process(code: str, source: str) -> float:
    """Return the CPU seconds of a new interpreter that runs `code`."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {source!r})\n{code}"], check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime + after.ru_stime) - (before.ru_utime + before.ru_stime)


def cost_of_calls(call: Callable[[], object], calls: int) -> float:
    """Return the CPU seconds of this thread that one call takes."""
    began = time.thread_time()
    for _ in range(calls):
        call()
    return (time.thread_time() - began) / calls


def compare(
    ours: Callable[[], float], theirs: Callable[[], float], turns: int
) -> tuple[float, float]:
    """Return the least of both, measured alternately."""
    pairs = [(ours(), theirs()) for _ in range(turns)]
    return min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)


def compare_turns(
    ours: Callable[[], float], theirs: Callable[[], float], turns: int
) -> tuple[float, float]:
    """Return the median of theirs times that of the ratios of all turns, and that of theirs."""
    pairs = []
    for turn in range(turns):
        first = ours() if turn % 2 else None  # each begins every other time
        second = theirs()
        pairs.append((ours() if first is None else first, second))
    usual = statistics.median(pair[1] for pair in pairs)
    return usual * statistics.median(pair[0] / pair[1] for pair in pairs), usual


def report(name: str, measured: tuple[float, float], goal: float) -> bool:
    """Print one line; return whether the goal is met."""
    ratio = measured[0] / measured[1]
    verdict = "met" if ratio <= goal else "MISSED"
    print(
        f"{name:<28} {measured[0] * 1000:9.3f} ms  against {measured[1] * 1000:9.3f} ms"
        f"   ratio {ratio:5.3f}   goal {goal:5.3f}   {verdict}"
    )
    return ratio <= goal


def measure_calls(url: str, source: str) -> tuple[float, float]:
    """Return the cost of a call of ours and of the same request on a bare client."""
    sys.path.insert(0, source)
    import httpx2
    from media_services_management import BearerToken, MediaServicesManagementClient

    bare = httpx2.Client(headers=HEADERS)
    client = MediaServicesManagementClient(
        SUBSCRIPTION, credential=BearerToken("token"), endpoint=url
    )
    address = url + PATH
    with bare, client:
        return compare_turns(
            lambda: cost_of_calls(lambda: client.accounts.get("contoso"), 20),
            lambda: cost_of_calls(lambda: bare.get(address).raise_for_status().json(), 20),
            201,
        )


def measure_in_flight(url: str, source: str) -> tuple[float, float]:
    """Return the cost of one of many calls at once, and of one of as many on a bare client."""
    return asyncio.run(_in_flight(url, source))


async def _in_flight(url: str, source: str) -> tuple[float, float]:
    sys.path.insert(0, source)
    import httpx2
    from media_services_management import AsyncMediaServicesManagementClient, BearerToken

    limits = httpx2.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=IN_FLIGHT)
    bare = httpx2.AsyncClient(headers=HEADERS, limits=limits)
    client = AsyncMediaServicesManagementClient(
        SUBSCRIPTION, credential=BearerToken("token"), endpoint=url
    )

    async def ours() -> None:
        await client.accounts.get("contoso")

    async def theirs() -> None:
        (await bare.get(url + PATH)).raise_for_status().json()

    async def cost(call: Callable[[], Coroutine[object, object, None]]) -> float:
        began = time.thread_time()
        await asyncio.gather(*(call() for _ in range(IN_FLIGHT)))
        return (time.thread_time() - began) / IN_FLIGHT

    async with bare, client:
        pairs = [(await cost(ours), await cost(theirs)) for _ in range(31)]
    usual = statistics.median(pair[1] for pair in pairs)
    return usual * statistics.median(pair[0] / pair[1] for pair in pairs), usual


def main() -> int:
    """Print the ratios; return 1 if a goal is missed."""
    source = sys.argv[1]
    url = serve()
    first = FIRST_CALL.format(subscription=SUBSCRIPTION, url=url)
    bare = BARE_CALL.format(headers=HEADERS, url=url, path=PATH)
    verdicts = [
        report(
            "import",
            compare(
                lambda: cost_of_process(IMPORT, source), lambda: cost_of_process("pass", source), 15
            ),
            2.5,
        ),
        report(
            "import and first call",
            compare(
                lambda: cost_of_process(first, source), lambda: cost_of_process(bare, source), 15
            ),
            1.2,
        ),
        report("a call", measure_calls(url, source), 1.05),
        report(f"one of {IN_FLIGHT} calls in flight", measure_in_flight(url, source), 0.65),
    ]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
