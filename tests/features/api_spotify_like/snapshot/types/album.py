"""Data types of the service.

This module defines `Album`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from .._runtime.checks import Check
from .._runtime.records import Record, always, field, publish_types
from .album_images_item import AlbumImagesItem


class Album(Record, frozen=True, kw_only=True):
    """Album."""

    __checks__: ClassVar[Mapping[str, Check]] = {"popularity": Check(minimum=0, maximum=100)}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"release_date"})

    id: str = field(name="id")
    type: Literal["album"] = field(name="type", default_factory=always("album"))
    name: str = field(name="name")
    release_date: str | None = field(name="release_date", default=None)
    popularity: int | None = field(name="popularity", default=None)
    images: list[AlbumImagesItem] = field(name="images")


publish_types(__name__.rpartition(".")[0], (Album,))
