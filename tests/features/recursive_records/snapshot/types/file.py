"""Data types of the service.

This module defines `File` to `Link`, which refer to one another.
"""

from __future__ import annotations

from .._runtime.records import UNSET, Record, UnsetType, field, publish_types


class File(Record, frozen=True, kw_only=True):
    """File."""

    size: int = field(name="size")
    target: Link | None | UnsetType = field(name="target", default=UNSET)


class Link(Record, frozen=True, kw_only=True):
    """Link."""

    path: str | None = field(name="path", default=None)
    to: File | None = field(name="to", default=None)


publish_types(__name__.rpartition(".")[0], (File, Link))
