"""Data types of the service.

This module defines `ImagePartImageUrl`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .image_part_image_url_detail import ImagePartImageUrlDetail


class ImagePartImageUrl(Record, frozen=True, kw_only=True):
    """ImagePartImageUrl."""

    url: str = field(name="url")
    detail: ImagePartImageUrlDetail | None = field(name="detail", default=None)
    """By default `auto`."""


publish_types(__name__.rpartition(".")[0], (ImagePartImageUrl,))
