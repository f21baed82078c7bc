"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Answer(Record, frozen=True, kw_only=True):
    """Answer."""

    status: str | None = field(name="status", default=None)
