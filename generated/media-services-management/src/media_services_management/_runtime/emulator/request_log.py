"""The log of requests, without bodies, credentials and secret parameters; and what it has of them."""

from __future__ import annotations

import json
import logging
import re
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, TypeAlias
from urllib.parse import quote

from .faults import Trouble
from .limits import Limits
from .messages import Request, Response
from .routes import PLACEHOLDER
from .tables import Operation, Tables

LOGGER = logging.getLogger(__name__)
LOGGER.addHandler(logging.NullHandler())

_MAX_TARGET = 300
_SAFE = "".join(chr(code) for code in range(0x21, 0x7F))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One request with its response; `seconds` is how long it took.

    `status` is None if the connection was reset on purpose. `detail` says what is wrong with a
    request that was refused, and contains no value of it. `fault` is what was injected.
    """

    at: float
    verb: str
    target: str
    operation: str | None
    status: int | None
    seconds: float
    detail: str = ""
    fault: str = ""

    def as_json(self) -> str:
        """Return the entry as a JSON object in one line; `at` is in UTC."""
        at = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.at))
        return json.dumps({**asdict(self), "at": at, "seconds": round(self.seconds, 6)})

    def __str__(self) -> str:
        at = time.strftime("%H:%M:%S", time.localtime(self.at))
        status = "reset" if self.status is None else str(self.status)
        operation = f"  {self.operation}" if self.operation else ""
        detail = f"  {self.detail}" if self.detail else ""
        fault = f"  fault: {self.fault}" if self.fault else ""
        took = f"{self.seconds * 1000:.1f} ms"
        return f"{at}  {status}  {self.verb} {self.target}  {took}{operation}{fault}{detail}"


Log: TypeAlias = Callable[[Entry], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One request as it was received, for assertions; its `repr` shows no secret.

    `path` and `query` are percent-encoded, names of headers are lower case. `status` is that of the
    response, None if the connection was reset by a fault.
    """

    verb: str
    target: str
    """Path and query without secrets."""
    operation: str | None
    status: int | None
    fault: str
    path: str = field(repr=False)
    query: str = field(repr=False)
    headers: Mapping[str, str] = field(repr=False)
    body: bytes = field(repr=False)

    @property
    def size(self) -> int:
        """The bytes that it takes, about."""
        headers = sum(len(name) + len(value) for name, value in self.headers.items())
        return len(self.body) + len(self.path) + len(self.query) + headers

    def json(self) -> Any:  # noqa: ANN401 - any JSON
        """Return the body, read as JSON; `ValueError` if it is none."""
        return json.loads(self.body)


def received(entry: Entry, request: Request) -> Received:
    """Return a request with its entry of the log."""
    return Received(
        verb=entry.verb,
        target=entry.target,
        operation=entry.operation,
        status=entry.status,
        fault=entry.fault,
        path=request.path,
        query=request.query,
        headers=request.headers,
        body=request.body,
    )


class Requests:
    """The requests that were received last, as many as the limits allow. It is thread-safe."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._kept: deque[Received] = deque(maxlen=limits.kept_requests)
        self._size = 0

    def add(self, request: Received) -> None:
        """Keep a request; the oldest ones go if there are too many."""
        with self._lock:
            if len(self._kept) == self._kept.maxlen:
                self._size -= self._kept[0].size
            self._kept.append(request)
            self._size += request.size
            while self._size > self._limits.kept_bytes:
                self._size -= self._kept.popleft().size

    def list(self) -> list[Received]:
        """Return them, the oldest first."""
        with self._lock:
            return list(self._kept)

    def clear(self) -> None:
        """Forget all of them."""
        with self._lock:
            self._kept.clear()
            self._size = 0


class Targets:
    """Writes the targets of requests without secrets."""

    def __init__(self, tables: Tables) -> None:
        self._plain = {
            parameter.name
            for operation in tables.operations
            for parameter in operation.parameters
            if parameter.place == "query" and not parameter.secret
        } | {header["query"] for header in tables.fixed_headers if "query" in header}
        self._plain |= {*tables.query, *(name for each in tables.operations for name in each.query)}
        starts = {start for operation in tables.operations for start in _secret_starts(operation)}
        self._secret_starts = [re.compile(start) for start in sorted(starts, key=_size)]

    def write(self, request: Request) -> str:
        """Return path and query in printable ASCII; values only of declared, plain parameters."""
        parts = []
        for part in request.query.split("&") if request.query else ():
            name, equals, value = part.partition("=")
            shown = value if name in self._plain else "***"
            parts.append(f"{name}{equals}{shown if equals else ''}")
        target = self._path(request.path) + ("?" + "&".join(parts) if parts else "")
        text = quote(target[:_MAX_TARGET], safe=_SAFE)
        return text if len(target) <= _MAX_TARGET else text + "..."

    def _path(self, path: str) -> str:
        """Return a path without its secrets, as far as it begins like that of an operation."""
        for start in self._secret_starts:
            found = start.match(path)
            if found is not None:
                return "***".join(found.groups()) + "***" + path[found.end() :]
        return path


def _secret_starts(operation: Operation) -> Iterator[str]:
    """Give patterns of the path up to each of its secrets, with groups for what is none."""
    secret = {each.name for each in operation.parameters if each.place == "path" and each.secret}
    kept = {each.name for each in operation.parameters if each.style == "reserved"}
    pattern = "("
    for index, part in enumerate(PLACEHOLDER.split(operation.path)):
        if index % 2 == 0:
            pattern += re.escape(part)
        elif part not in secret:
            pattern += ".*" if part in kept else "[^/]*"
        else:
            pattern += ").*" if part in kept else ")[^/]*"
            yield pattern
            pattern += "("


def _size(pattern: str) -> tuple[int, str]:
    """Sort the longest first: what knows the most secrets."""
    return -len(pattern), pattern


def entry_of(
    request: Request,
    response: Response,
    targets: Targets,
    at: float,
    seconds: float,
    trouble: Trouble,
) -> Entry:
    """Return the log entry of one request."""
    return Entry(
        at=at,
        verb=request.verb,
        target=targets.write(request),
        operation=response.operation,
        status=None if trouble.reset is not None else response.status,
        seconds=seconds,
        detail=response.detail,
        fault=str(trouble),
    )
