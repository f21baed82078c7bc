"""What a client tells of its requests and responses, for tracing and metrics."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from .public import public_package, publish


@dataclass(frozen=True, slots=True, kw_only=True)
class SentRequest:
    """A request that is about to be sent: each attempt and each redirect is one."""

    operation: str
    """Group and method, for example `accounts.get`, or `request`."""
    method: str
    url: str
    """The URL without its query, with `[hidden]` in place of each secret."""
    headers: tuple[tuple[str, str], ...]
    """The header fields, with `[hidden]` in place of each secret."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceivedResponse:
    """The outcome of one request; without a response, `status` is `None`."""

    operation: str
    method: str
    status: int | None
    headers: tuple[tuple[str, str], ...]
    """The header fields, with `[hidden]` in place of each secret."""
    request_id: str | None
    seconds: float
    """The time from the beginning of the request, with the time for a token."""
    error: str | None
    """The class of the exception, if there is no response."""


publish(public_package(__name__), (SentRequest, ReceivedResponse))

OnRequest: TypeAlias = Callable[[SentRequest], object]
OnResponse: TypeAlias = Callable[[ReceivedResponse], object]
OnProgress: TypeAlias = Callable[[int, int | None], object]


class Hooks(NamedTuple):
    """The functions that a client calls; what they return is ignored."""

    on_request: OnRequest | None = None
    on_response: OnResponse | None = None
    on_progress: OnProgress | None = None
