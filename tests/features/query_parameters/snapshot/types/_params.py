"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

WordLiteral: TypeAlias = Literal["red", "light blue"]


class RangeParams(TypedDict):
    """What may be given in place of `Range`."""

    from_: NotRequired[int]
    to: NotRequired[int]
