"""Data types of the service.

This module defines `NewFile`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .._runtime.uploads import FileInput
from .purpose import Purpose


class NewFile(Record, frozen=True, kw_only=True):
    """NewFile."""

    file: FileInput = field(name="file")
    """The content."""
    purpose: Purpose = field(name="purpose")
    """What it is for."""


publish_types(__name__.rpartition(".")[0], (NewFile,))
