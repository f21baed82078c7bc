"""Data types of the service.

This module defines `ReadingPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .reading import Reading


class ReadingPage(Record, frozen=True, kw_only=True):
    """ReadingPage."""

    total: int = field(name="total")
    readings: list[Reading] = field(name="readings")


publish_types(__name__.rpartition(".")[0], (ReadingPage,))
