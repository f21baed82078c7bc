"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict


class LineParams(TypedDict):
    """What may be given in place of `Line`."""

    sku: str
    count: NotRequired[int]


class PartyParams(TypedDict):
    """What may be given in place of `Party`."""

    name: NotRequired[str]
    vip: NotRequired[bool]
