"""Data types of the service.

This module defines `Letter`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Letter(Record, frozen=True, kw_only=True):
    """A letter."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"code"})

    id: str = field(name="id")
    state: str = field(name="state")
    """Whether it has arrived."""
    code: str | None = field(name="code", default=None)
    """What opens it."""


publish_types(__name__.rpartition(".")[0], (Letter,))
