"""Data types of the service.

This module defines `LimitFacts`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class LimitFacts(Record, frozen=True, kw_only=True):
    """One limit."""

    number: int = field(name="number")
    """The code."""
    text: str = field(name="text")
    """What went wrong."""


publish_types(__name__.rpartition(".")[0], (LimitFacts,))
