"""Data types of the service.

This module defines `Order`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .address import Address
from .item import Item


class Order(Record, frozen=True, kw_only=True):
    """Order."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"coupon"})

    id: str | None = field(name="id", default=None)
    customer: str = field(name="customer")
    items: list[Item] | None = field(name="items", default=None)
    shipping: Address | None = field(name="shipping", default=None)
    metadata: dict[str, str] | None = field(name="metadata", default=None)
    coupon: str | None = field(name="coupon", default=None)


publish_types(__name__.rpartition(".")[0], (Order,))
