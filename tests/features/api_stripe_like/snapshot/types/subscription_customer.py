"""Data types of the service.

This module defines `SubscriptionCustomer`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from .._runtime.records import publish_types
from .._runtime.unions import Alternative, OneOf
from .customer import Customer

if TYPE_CHECKING:
    SubscriptionCustomer: TypeAlias = str | Customer
    """SubscriptionCustomer.

    One of string; Customer.
    """
else:

    class SubscriptionCustomer(OneOf):
        """SubscriptionCustomer.

        One of string; Customer.
        """

        alternatives = (Alternative(lambda: str, "string"), Alternative(lambda: Customer, "object"))


publish_types(__name__.rpartition(".")[0], (SubscriptionCustomer,))
