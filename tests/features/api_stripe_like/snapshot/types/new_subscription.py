"""Data types of the service.

This module defines `NewSubscription`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types
from ._checks import METADATA
from .new_item import NewItem


class NewSubscription(Record, frozen=True, kw_only=True):
    """NewSubscription."""

    __checks__: ClassVar[Mapping[str, Check]] = {
        "items": Check(max_length=20),
        "metadata": METADATA,
    }

    customer: str = field(name="customer")
    items: list[NewItem] = field(name="items")
    metadata: dict[str, str] | None = field(name="metadata", default=None)
    expand: list[str] | None = field(name="expand", default=None)


publish_types(__name__.rpartition(".")[0], (NewSubscription,))
