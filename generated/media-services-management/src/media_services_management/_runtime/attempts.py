"""Counts the attempts of one call, and adds the number to its exception."""

from __future__ import annotations

from typing import Any, Self

from .errors import (
    ConnectError,
    NotModifiedError,
    ServiceError,
    TransportError,
    UnexpectedResponse,
)
from .operation import Operation
from .response import Response

SAFE = ("GET", "HEAD")
"""Methods that only read: a lost attempt with one of them changes nothing."""

_SENT = (NotModifiedError, ServiceError, TransportError, UnexpectedResponse)
"""The exceptions of calls that were sent."""


class Attempts:
    """Counts the attempts of one call; an exception that leaves its block gets the result."""

    __slots__ = ("_count", "_is_safe", "_was_lost", "key")

    def __init__(self, operation: Operation[Any]) -> None:
        self._is_safe = operation.method in SAFE
        self._count = 0
        self._was_lost = False
        self.key: str | None = None
        """The key with which the service does the call once."""

    def begin(self) -> int:
        """Count one more; return the number of earlier attempts."""
        self._count += 1
        return self._count - 1

    def end(self, outcome: Response | TransportError) -> None:
        """Note the outcome of an attempt that another one follows."""
        if isinstance(outcome, Response):
            self._was_lost |= outcome.is_cut_short
        else:
            self._was_lost |= not isinstance(outcome, ConnectError)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _kind: object, error: BaseException | None, _place: object) -> None:
        if self._count and isinstance(error, _SENT):
            error.attempts = self._count
            error.idempotency_key = self.key
            error.earlier_may_have_succeeded = self._was_lost and not self._is_safe
