"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

IssuesListStateLiteral: TypeAlias = Literal["open", "closed"]
StateLiteral: TypeAlias = Literal["open", "closed"]


class LabelParams(TypedDict):
    """What may be given in place of `Label`."""

    name: str
    color: NotRequired[str]
    description: NotRequired[str | None]


LabelOrNameParams: TypeAlias = LabelParams
