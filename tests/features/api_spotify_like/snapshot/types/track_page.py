"""Data types of the service.

This module defines `TrackPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .track import Track


class TrackPage(Record, frozen=True, kw_only=True):
    """TrackPage."""

    href: str = field(name="href")
    items: list[Track] = field(name="items")
    limit: int = field(name="limit")
    offset: int = field(name="offset")
    total: int = field(name="total")
    next: str | None = field(name="next")
    previous: str | None = field(name="previous")


publish_types(__name__.rpartition(".")[0], (TrackPage,))
