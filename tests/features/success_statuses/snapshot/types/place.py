"""Data types of the service.

This module defines `Place`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Place(Record, frozen=True, kw_only=True):
    """Place."""

    url: str = field(name="url")


publish_types(__name__.rpartition(".")[0], (Place,))
