"""Data types of the service.

This module defines `CustomerList`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .customer import Customer


class CustomerList(Record, frozen=True, kw_only=True):
    """CustomerList."""

    object: Literal["list"] = field(name="object", default_factory=always("list"))
    url: str = field(name="url")
    has_more: bool = field(name="has_more")
    data: list[Customer] = field(name="data")


publish_types(__name__.rpartition(".")[0], (CustomerList,))
