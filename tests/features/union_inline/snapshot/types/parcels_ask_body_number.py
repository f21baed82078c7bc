"""Data types of the service.

This module defines `ParcelsAskBodyNumber`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ParcelsAskBodyNumber(Record, frozen=True, kw_only=True):
    """ParcelsAskBodyNumber."""

    number: int = field(name="number")


publish_types(__name__.rpartition(".")[0], (ParcelsAskBodyNumber,))
