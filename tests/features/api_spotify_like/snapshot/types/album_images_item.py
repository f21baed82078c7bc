"""Data types of the service.

This module defines `AlbumImagesItem`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class AlbumImagesItem(Record, frozen=True, kw_only=True):
    """AlbumImagesItem."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"width"})

    url: str = field(name="url")
    width: int | None = field(name="width", default=None)


publish_types(__name__.rpartition(".")[0], (AlbumImagesItem,))
