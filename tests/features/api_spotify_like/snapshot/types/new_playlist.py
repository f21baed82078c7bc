"""Data types of the service.

This module defines `NewPlaylist`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewPlaylist(Record, frozen=True, kw_only=True):
    """NewPlaylist.

    It has the members of `PlaylistChange`.
    """

    name: str = field(name="name")
    public: bool | None = field(name="public", default=None)
    """By default `true`."""
    description: str | None = field(name="description", default=None)


publish_types(__name__.rpartition(".")[0], (NewPlaylist,))
