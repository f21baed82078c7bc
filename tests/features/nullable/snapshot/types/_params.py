"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

import datetime
from typing import Literal, NotRequired, TypeAlias, TypedDict

from .inner import Inner
from .mode import Mode

ModeLiteral: TypeAlias = Literal["fast", "slow"]


class InnerParams(TypedDict):
    """What may be given in place of `Inner`."""

    a: NotRequired[int]
    b: NotRequired[str]
    c: NotRequired[bool]
    d: NotRequired[datetime.date]
    e: NotRequired[Mode | ModeLiteral]
    f: NotRequired[int | None]


class PatchParams(TypedDict):
    """What may be given in place of `Patch`."""

    must: str
    must_or_null: str | None
    may: NotRequired[int]
    may_or_null: NotRequired[int | None]
    items: NotRequired[list[int | None]]
    named: NotRequired[str | None]
    inner: NotRequired[Inner | InnerParams | None]
