"""Data types of the service.

This module defines `Order` to `Customer`, which refer to one another.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .payment import Payment
from .state import State


class Order(Record, frozen=True, kw_only=True):
    """Order."""

    id: str = field(name="id")
    state: State = field(name="state")
    payment: Payment | None = field(name="payment", default=None)
    customer: Customer | None = field(name="customer", default=None)
    parts: list[Order] | None = field(name="parts", default=None)


class Customer(Record, frozen=True, kw_only=True):
    """Customer."""

    name: str = field(name="name")
    orders: list[Order] = field(name="orders")
    friends: dict[str, Customer] | None = field(name="friends", default=None)


publish_types(__name__.rpartition(".")[0], (Order, Customer))
