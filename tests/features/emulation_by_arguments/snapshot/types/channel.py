"""Data types of the service.

This module defines `Channel`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Channel(Record, frozen=True, kw_only=True):
    """Channel."""

    id: str = field(name="id")
    name: str = field(name="name")
    archived: bool | None = field(name="archived", default=None)


publish_types(__name__.rpartition(".")[0], (Channel,))
