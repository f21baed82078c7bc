"""Data types of the service.

This module defines `File`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class File(Record, frozen=True, kw_only=True):
    """File."""

    path: str = field(name="path")
    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (File,))
