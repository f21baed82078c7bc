"""Data types of the service.

This module defines `Word`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Word(Record, frozen=True, kw_only=True):
    """Word."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"key"})

    text: str = field(name="text")
    key: str | None = field(name="key", default=None)


publish_types(__name__.rpartition(".")[0], (Word,))
