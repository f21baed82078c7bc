"""Data types of the service.

This module defines `Note`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Note(Record, frozen=True, kw_only=True):
    """A note."""

    text: str = field(name="text")
    """What it says."""


publish_types(__name__.rpartition(".")[0], (Note,))
