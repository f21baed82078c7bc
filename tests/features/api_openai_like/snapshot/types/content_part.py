"""Data types of the service.

This module defines `ContentPart` to `UnknownContentPart`, which refer to one another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf, UnknownRecord
from .file_part import FilePart
from .image_part import ImagePart
from .text_part import TextPart


class UnknownContentPart(UnknownRecord):
    """A `ContentPart` of a kind that this package does not know."""

    @property
    def type(self) -> str:
        """The value of type."""
        return self._kind


if TYPE_CHECKING:
    ContentPart: TypeAlias = TextPart | ImagePart | FilePart | UnknownContentPart
    """ContentPart.

    One of TextPart (type is text); ImagePart (type is image_url); FilePart (type is file).
    """
else:

    class ContentPart(OneOf):
        """ContentPart.

        One of TextPart (type is text); ImagePart (type is image_url); FilePart (type is file).
        """

        alternatives = (
            Alternative(lambda: TextPart, "object", "type", ("text",)),
            Alternative(lambda: ImagePart, "object", "type", ("image_url",)),
            Alternative(lambda: FilePart, "object", "type", ("file",)),
        )
        discriminator = "type"
        unknown = UnknownContentPart


publish_types(__name__.rpartition(".")[0], (ContentPart, UnknownContentPart))
