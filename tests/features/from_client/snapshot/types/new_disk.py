"""Data types of the service.

This module defines `NewDisk`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewDisk(Record, frozen=True, kw_only=True):
    """NewDisk."""

    size: int = field(name="size")


publish_types(__name__.rpartition(".")[0], (NewDisk,))
