"""Data types of the service.

This module defines `BoxesPaintBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class BoxesPaintBody(Record, frozen=True, kw_only=True):
    """BoxesPaintBody."""

    color: str | None = field(name="color", default=None)


publish_types(__name__.rpartition(".")[0], (BoxesPaintBody,))
