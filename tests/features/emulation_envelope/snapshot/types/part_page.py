"""Data types of the service.

This module defines `PartPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .part import Part


class PartPage(Record, frozen=True, kw_only=True):
    """PartPage."""

    box_id: str = field(name="boxId")
    box_color: str = field(name="boxColor")
    count: int = field(name="count")
    parts: list[Part] = field(name="parts")
    url: str = field(name="url")


publish_types(__name__.rpartition(".")[0], (PartPage,))
