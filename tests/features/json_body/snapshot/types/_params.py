"""What arguments may contain in place of records and enumerations.

A mapping has the Python names of the fields; those that are left out are not sent.
"""

from __future__ import annotations

from typing import NotRequired, TypedDict

from .inner import Inner


class InnerParams(TypedDict):
    """What may be given in place of `Inner`."""

    on: bool


class ItemParams(TypedDict):
    """What may be given in place of `Item`."""

    name: str
    count: NotRequired[int]
    weight: NotRequired[float]
    tags: NotRequired[list[str]]
    inner: NotRequired[Inner | InnerParams]
