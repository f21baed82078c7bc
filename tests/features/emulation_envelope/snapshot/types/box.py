"""Data types of the service.

This module defines `Box`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Box(Record, frozen=True, kw_only=True):
    """Box."""

    id: str = field(name="id")
    color: str = field(name="color")
    part_count: int = field(name="partCount")


publish_types(__name__.rpartition(".")[0], (Box,))
