"""Data types of the service.

This module defines `PlaylistChange`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class PlaylistChange(Record, frozen=True, kw_only=True):
    """PlaylistChange."""

    name: str | None = field(name="name", default=None)
    public: bool | None = field(name="public", default=None)
    """By default `true`."""
    description: str | None = field(name="description", default=None)


publish_types(__name__.rpartition(".")[0], (PlaylistChange,))
