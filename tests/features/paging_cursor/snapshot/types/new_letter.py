"""Data types of the service.

This module defines `NewLetter`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewLetter(Record, frozen=True, kw_only=True):
    """NewLetter."""

    state: str = field(name="state")


publish_types(__name__.rpartition(".")[0], (NewLetter,))
