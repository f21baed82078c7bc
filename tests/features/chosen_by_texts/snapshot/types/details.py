"""Data types of the service.

This module defines `Details`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Details(Record, frozen=True, kw_only=True):
    """Details."""

    text: str = field(name="text")
    seconds: float = field(name="seconds")


publish_types(__name__.rpartition(".")[0], (Details,))
