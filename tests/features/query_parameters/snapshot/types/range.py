"""Data types of the service.

This module defines `Range`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Range(Record, frozen=True, kw_only=True):
    """Range."""

    from_: int | None = field(name="From", default=None)
    to: int | None = field(name="to", default=None)


publish_types(__name__.rpartition(".")[0], (Range,))
