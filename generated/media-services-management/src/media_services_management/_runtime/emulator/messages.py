"""One request and one answer, whatever carried them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came: `path` and `query` are still percent-encoded, header names lower case.

    `certificate` is the client's certificate in DER, whether or not anyone knows it.
    """

    verb: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    certificate: bytes | None = None
    base: str = "http://localhost"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A status with headers and body. `operation` is None where no operation was found."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    operation: str | None = None
