"""Data types of the service.

This module defines `Label`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class Label(Record, frozen=True, kw_only=True):
    """Label."""

    __checks__: ClassVar[Mapping[str, Check]] = {"color": Check(pattern="^[0-9a-f]{6}$")}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"description"})

    name: str = field(name="name")
    color: str | None = field(name="color", default=None)
    """In hexadecimal digits."""
    description: str | None = field(name="description", default=None)


publish_types(__name__.rpartition(".")[0], (Label,))
