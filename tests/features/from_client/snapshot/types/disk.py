"""Data types of the service.

This module defines `Disk`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Disk(Record, frozen=True, kw_only=True):
    """Disk."""

    id: str = field(name="id")
    size: int | None = field(name="size", default=None)


publish_types(__name__.rpartition(".")[0], (Disk,))
