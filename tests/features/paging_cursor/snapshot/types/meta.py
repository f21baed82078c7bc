"""Data types of the service.

This module defines `Meta`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Meta(Record, frozen=True, kw_only=True):
    """Meta."""

    next_cursor: str | None = field(name="next_cursor", default=None)
    """Empty at the end."""


publish_types(__name__.rpartition(".")[0], (Meta,))
