"""Data types of the service.

This module defines `ImagePart`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .image_part_image_url import ImagePartImageUrl


class ImagePart(Record, frozen=True, kw_only=True):
    """ImagePart."""

    type: Literal["image_url"] = field(name="type", default_factory=always("image_url"))
    image_url: ImagePartImageUrl = field(name="image_url")


publish_types(__name__.rpartition(".")[0], (ImagePart,))
