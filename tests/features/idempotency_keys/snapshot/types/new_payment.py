"""Data types of the service.

This module defines `NewPayment`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class NewPayment(Record, frozen=True, kw_only=True):
    """NewPayment."""

    __checks__: ClassVar[Mapping[str, Check]] = {"amount": Check(minimum=1)}

    amount: int = field(name="amount")


publish_types(__name__.rpartition(".")[0], (NewPayment,))
