"""The first response to each request with an idempotency key, given again to each repetition."""

from __future__ import annotations

from dataclasses import dataclass

from .messages import Request, Response

_MOST = 10_000
"""The number of keys that are remembered; the oldest are forgotten first."""


@dataclass(frozen=True, slots=True)
class First:
    """A request with a key, and its response."""

    request: Request
    response: Response

    def is_of(self, request: Request) -> bool:
        """Return whether a request is the same: its verb, path, query and body."""
        mine, other = self.request, request
        return (mine.verb, mine.path, mine.query, mine.body) == (
            *(other.verb, other.path, other.query),
            other.body,
        )


class FirstResponses:
    """The first responses by operation and key, in memory."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], First] = {}

    def find(self, operation: str, key: str) -> First | None:
        """Return the first response to a key of an operation, or None."""
        return self._known.get((operation, key))

    def keep(self, operation: str, key: str, request: Request, response: Response) -> None:
        """Remember the first response to a key, unless the emulator itself failed."""
        if response.status >= 500:
            return
        self._known[operation, key] = First(request, response)
        while len(self._known) > _MOST:
            del self._known[next(iter(self._known))]

    def clear(self) -> None:
        """Forget every key."""
        self._known.clear()
