"""Data types of the service.

This module defines `KeyEnvelope`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class KeyEnvelope(Record, frozen=True, kw_only=True):
    """The key of a shelf."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"key"})

    key: str = field(name="key")
    valid: bool = field(name="valid")


publish_types(__name__.rpartition(".")[0], (KeyEnvelope,))
