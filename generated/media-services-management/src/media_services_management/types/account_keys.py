"""Data types of the service.

This module defines `AccountKeys`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class AccountKeys(Record, frozen=True, kw_only=True):
    """Both keys of an account."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"primary", "secondary"})

    primary: str | None = field(name="Primary", default=None)
    """The key that applications use first."""
    secondary: str | None = field(name="Secondary", default=None)
    """The key to use while the primary one is replaced."""


publish_types(__name__.rpartition(".")[0], (AccountKeys,))
