"""Data types of the service.

This module defines `NewFile`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewFile(Record, frozen=True, kw_only=True):
    """NewFile."""

    path: str = field(name="path")
    text: str = field(name="text")
    owner: str = field(name="owner")


publish_types(__name__.rpartition(".")[0], (NewFile,))
