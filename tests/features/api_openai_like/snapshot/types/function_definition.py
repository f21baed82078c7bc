"""Data types of the service.

This module defines `FunctionDefinition`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class FunctionDefinition(Record, frozen=True, kw_only=True):
    """FunctionDefinition."""

    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(pattern="^[A-Za-z0-9_-]{1,64}$")}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"strict"})

    name: str = field(name="name")
    description: str | None = field(name="description", default=None)
    parameters: dict[str, Any] | None = field(name="parameters", default=None)
    strict: bool | None = field(name="strict", default=None)
    """By default `false`."""


publish_types(__name__.rpartition(".")[0], (FunctionDefinition,))
