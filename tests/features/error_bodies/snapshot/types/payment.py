"""Data types of the service.

This module defines `Payment`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class Payment(Record, frozen=True, kw_only=True):
    """A payment."""

    __checks__: ClassVar[Mapping[str, Check]] = {"amount": Check(minimum=0)}

    id: str = field(name="id")
    """Its name."""
    amount: int = field(name="amount")
    """In cents."""


publish_types(__name__.rpartition(".")[0], (Payment,))
