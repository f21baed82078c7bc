"""Data types of the service.

This module defines `Which`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Which(Record, frozen=True, kw_only=True):
    """Which."""

    path: str = field(name="path")


publish_types(__name__.rpartition(".")[0], (Which,))
