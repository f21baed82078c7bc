"""Data types of the service.

This module defines `JsonSchemaFormatJsonSchema`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class JsonSchemaFormatJsonSchema(Record, frozen=True, kw_only=True):
    """JsonSchemaFormatJsonSchema."""

    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(max_length=64)}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"strict"})

    name: str = field(name="name")
    schema: dict[str, Any] | None = field(name="schema", default=None)
    strict: bool | None = field(name="strict", default=None)


publish_types(__name__.rpartition(".")[0], (JsonSchemaFormatJsonSchema,))
