"""Data types of the service.

This module defines `ParcelLabelsMapValue`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ParcelLabelsMapValue(Record, frozen=True, kw_only=True):
    """ParcelLabelsMapValue."""

    rank: int | None = field(name="rank", default=None)


publish_types(__name__.rpartition(".")[0], (ParcelLabelsMapValue,))
