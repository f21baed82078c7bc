"""Data types of the service.

This module defines `Reading`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Reading(Record, frozen=True, kw_only=True):
    """Reading."""

    name: str = field(name="name")
    unit: str = field(name="unit")


publish_types(__name__.rpartition(".")[0], (Reading,))
