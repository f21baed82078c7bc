"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Literal, NotRequired, TypeAlias, TypedDict

from .bank import Bank
from .card import Card
from .customer import Customer, Order
from .payment import Payment
from .state import State

StateLiteral: TypeAlias = Literal["open", "paid"]


class BankParams(TypedDict):
    """What may be given in place of `Bank`."""

    iban: str
    holder: NotRequired[str]


class CardParams(TypedDict):
    """What may be given in place of `Card`."""

    number: str
    expires: NotRequired[datetime.date]


class CustomerParams(TypedDict):
    """What may be given in place of `Customer`."""

    name: str
    orders: Sequence[Order | OrderParams]
    friends: NotRequired[Mapping[str, Customer | CustomerParams]]


class OrderParams(TypedDict):
    """What may be given in place of `Order`."""

    id: str
    state: State | StateLiteral | str
    payment: NotRequired[Payment | PaymentParams]
    customer: NotRequired[Customer | CustomerParams]
    parts: NotRequired[Sequence[Order | OrderParams]]


class PaymentParams(TypedDict):
    """What may be given in place of `Payment`."""

    amount: int
    card: NotRequired[Card | CardParams]
    bank: NotRequired[Bank | BankParams]
    note: NotRequired[str | None]
