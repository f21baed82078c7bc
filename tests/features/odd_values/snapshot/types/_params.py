"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

ColorLiteral: TypeAlias = Literal["red", "green"]


class DecimalParams(TypedDict):
    """What may be given in place of `Decimal`."""

    value: str
    digits: NotRequired[int]
