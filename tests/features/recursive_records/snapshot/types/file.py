"""Data types of the service.

This module defines `File` to `Link`, which refer to one another.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class File(Record, frozen=True, kw_only=True):
    """File."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"target"})

    size: int = field(name="size")
    target: Link | None = field(name="target", default=None)


class Link(Record, frozen=True, kw_only=True):
    """Link."""

    path: str | None = field(name="path", default=None)
    to: File | None = field(name="to", default=None)


publish_types(__name__.rpartition(".")[0], (File, Link))
