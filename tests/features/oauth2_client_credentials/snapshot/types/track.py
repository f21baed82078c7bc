"""Data types of the service.

This module defines `Track`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Track(Record, frozen=True, kw_only=True):
    """Track."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (Track,))
