"""Data types of the service.

This module defines `ParcelLabelsListItem`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ParcelLabelsListItem(Record, frozen=True, kw_only=True):
    """ParcelLabelsListItem."""

    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (ParcelLabelsListItem,))
