"""How an operation that goes on after its response is followed to its end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.words import Word
from clientgen.text import Text

LongRunningStyle = Literal["url", "header", "member"]
"""What leads to the status: a header with its URL, a header with an id, or a member with an id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRunningResult:
    """Where the result stands at the end.

    It is the response of `operation`, which takes the id, or what the member `id` of the last
    status says; otherwise the member `member` of the last status, or that itself.
    """

    operation: Word | None = None
    id: Word | None = None
    member: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LongRunning:
    """The words of one operation, as written; names are those on the wire.

    `driver` is the word of the style, `poll` the operation that reads the status, and `status` the
    member of its response. `code` and `message` are members of it too. Without `result`, there is
    none. `name` is the name in service.yaml under which it is written, if it is.
    """

    style: LongRunningStyle
    driver: Word
    poll: Word
    status: Word
    running: tuple[Word, ...]
    succeeded: tuple[Word, ...]
    failed: tuple[Word, ...]
    location: Location
    path: Text
    code: Word | None = None
    message: Word | None = None
    result: LongRunningResult | None = None
    interval: int | None = None
    """Seconds between two requests, where the service does not say it."""
    name: Text | None = None

    @property
    def states(self) -> tuple[Word, ...]:
        """Every documented value of the status."""
        return (*self.running, *self.succeeded, *self.failed)
