"""Data types of the service.

This module defines `Track`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, always, field, publish_types


class Track(Record, frozen=True, kw_only=True):
    """Track."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"linked_from"})

    id: str = field(name="id")
    type: Literal["track"] = field(name="type", default_factory=always("track"))
    name: str = field(name="name")
    duration_ms: int = field(name="duration_ms")
    explicit: bool | None = field(name="explicit", default=None)
    linked_from: Track | None = field(name="linked_from", default=None)
    """The track that was asked for."""


publish_types(__name__.rpartition(".")[0], (Track,))
