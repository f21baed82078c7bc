"""Data types of the service.

This module defines `UserContent`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .content_part import ContentPart

if TYPE_CHECKING:
    UserContent: TypeAlias = str | list[ContentPart]
    """UserContent.

    One of string; list of ContentPart.
    """
else:

    class UserContent(OneOf):
        """UserContent.

        One of string; list of ContentPart.
        """

        alternatives = (
            Alternative(lambda: str, "string"),
            Alternative(lambda: list[ContentPart], "array"),
        )


publish_types(__name__.rpartition(".")[0], (UserContent,))
