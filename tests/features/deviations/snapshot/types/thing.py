"""Data types of the service.

This module defines `Thing`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Thing(Record, frozen=True, kw_only=True):
    """Thing."""

    size: int | None = field(name="size", default=None)
    name: str = field(name="Name")


publish_types(__name__.rpartition(".")[0], (Thing,))
