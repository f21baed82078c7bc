"""The log of requests, without bodies, credentials and secret parameters."""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeAlias
from urllib.parse import quote

from .messages import Answer, Request
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
    request that was refused, and contains no value of it.
    """

    at: float
    verb: str
    target: str
    operation: str | None
    status: int | None
    seconds: float
    detail: str = ""

    def __str__(self) -> str:
        at = time.strftime("%H:%M:%S", time.localtime(self.at))
        status = "reset" if self.status is None else str(self.status)
        operation = f"  {self.operation}" if self.operation else ""
        detail = f"  {self.detail}" if self.detail else ""
        took = f"{self.seconds * 1000:.1f} ms"
        return f"{at}  {status}  {self.verb} {self.target}  {took}{operation}{detail}"


Log: TypeAlias = Callable[[Entry], None]


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
    request: Request, answer: Answer, targets: Targets, at: float, seconds: float, *, reset: bool
) -> Entry:
    """Return the log entry of one request."""
    return Entry(
        at=at,
        verb=request.verb,
        target=targets.write(request),
        operation=answer.operation,
        status=None if reset else answer.status,
        seconds=seconds,
        detail=answer.detail,
    )
