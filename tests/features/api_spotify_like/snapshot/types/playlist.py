"""Data types of the service.

This module defines `Playlist`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Playlist(Record, frozen=True, kw_only=True):
    """Playlist."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"description"})

    id: str = field(name="id")
    name: str = field(name="name")
    public: bool | None = field(name="public")
    description: str | None = field(name="description", default=None)


publish_types(__name__.rpartition(".")[0], (Playlist,))
