"""Data types of the service.

This module defines `JsonSchemaFormat`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .json_schema_format_json_schema import JsonSchemaFormatJsonSchema


class JsonSchemaFormat(Record, frozen=True, kw_only=True):
    """JsonSchemaFormat."""

    type: Literal["json_schema"] = field(name="type", default_factory=always("json_schema"))
    json_schema: JsonSchemaFormatJsonSchema = field(name="json_schema")


publish_types(__name__.rpartition(".")[0], (JsonSchemaFormat,))
