"""Data types of the service.

This module defines `ResponseFormat`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .json_schema_format import JsonSchemaFormat
from .text_format import TextFormat

if TYPE_CHECKING:
    ResponseFormat: TypeAlias = TextFormat | JsonSchemaFormat
    """ResponseFormat.

    One of TextFormat (type is text); JsonSchemaFormat (type is json_schema).
    """
else:

    class ResponseFormat(OneOf):
        """ResponseFormat.

        One of TextFormat (type is text); JsonSchemaFormat (type is json_schema).
        """

        alternatives = (
            Alternative(lambda: TextFormat, "object", "type", ("text",)),
            Alternative(lambda: JsonSchemaFormat, "object", "type", ("json_schema",)),
        )


publish_types(__name__.rpartition(".")[0], (ResponseFormat,))
