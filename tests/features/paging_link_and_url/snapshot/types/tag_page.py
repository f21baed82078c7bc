"""Data types of the service.

This module defines `TagPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class TagPage(Record, frozen=True, kw_only=True):
    """TagPage."""

    value: list[str] = field(name="value")
    next_link: str | None = field(name="@odata.nextLink", default=None)


publish_types(__name__.rpartition(".")[0], (TagPage,))
