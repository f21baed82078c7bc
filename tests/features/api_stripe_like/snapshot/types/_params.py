"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class AddressParams(TypedDict):
    """What may be given in place of `Address`."""

    city: NotRequired[str]
    country: NotRequired[str]


class NewItemParams(TypedDict):
    """What may be given in place of `NewItem`."""

    price: str
    quantity: NotRequired[int]
