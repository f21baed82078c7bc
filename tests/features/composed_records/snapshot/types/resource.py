"""Data types of the service.

This module defines `Resource`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Resource(Record, frozen=True, kw_only=True):
    """Whatever has an id."""

    id: str = field(name="id")
    """The id."""
    note: str | None = field(name="note", default=None)
    """A remark."""


publish_types(__name__.rpartition(".")[0], (Resource,))
