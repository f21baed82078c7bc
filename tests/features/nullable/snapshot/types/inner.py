"""Data types of the service.

This module defines `Inner`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .mode import Mode


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"f"})

    a: int | None = field(name="a", default=None)
    """By default `7`."""
    b: str | None = field(name="b", default=None)
    """By default `x`."""
    c: bool | None = field(name="c", default=None)
    """By default `false`."""
    d: datetime.date | None = field(name="d", default=None)
    """By default `2024-05-06`."""
    e: Mode | None = field(name="e", default=None)
    """By default `fast`."""
    f: int | None = field(name="f", default=None)
    """By default `3`."""


publish_types(__name__.rpartition(".")[0], (Inner,))
