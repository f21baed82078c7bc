"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import UNSET, Record, UnsetType, field


class File(Record, frozen=True, kw_only=True):
    """File."""

    size: int = field(name="size")
    target: Link | None | UnsetType = field(name="target", default=UNSET)


class Link(Record, frozen=True, kw_only=True):
    """Link."""

    path: str | None = field(name="path", default=None)
    to: File | None = field(name="to", default=None)
