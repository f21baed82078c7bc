"""Data types of the service.

This module defines `Stamp`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Stamp(Record, frozen=True, kw_only=True):
    """Stamp."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (Stamp,))
