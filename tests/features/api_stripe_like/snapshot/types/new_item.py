"""Data types of the service.

This module defines `NewItem`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class NewItem(Record, frozen=True, kw_only=True):
    """NewItem."""

    __checks__: ClassVar[Mapping[str, Check]] = {"quantity": Check(minimum=1)}

    price: str = field(name="price")
    quantity: int | None = field(name="quantity", default=None)


publish_types(__name__.rpartition(".")[0], (NewItem,))
