"""Data types of the service.

This module defines `Subscription`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from .._runtime.checks import Check
from .._runtime.records import Record, always, field, publish_types
from ._checks import METADATA
from .new_item import NewItem
from .status import Status
from .subscription_customer import SubscriptionCustomer


class Subscription(Record, frozen=True, kw_only=True):
    """Subscription."""

    __checks__: ClassVar[Mapping[str, Check]] = {"metadata": METADATA}

    id: str = field(name="id")
    object: Literal["subscription"] = field(name="object", default_factory=always("subscription"))
    customer: SubscriptionCustomer = field(name="customer")
    status: Status = field(name="status")
    items: list[NewItem] = field(name="items")
    metadata: dict[str, str] = field(name="metadata")


publish_types(__name__.rpartition(".")[0], (Subscription,))
