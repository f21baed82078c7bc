"""Data types of the service.

This module defines `Inner`.
"""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field, publish_types
from .mode import Mode


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    a: int = field(name="a", default=7)
    b: str = field(name="b", default="x")
    c: bool = field(name="c", default=False)
    d: datetime.date | None = field(name="d", default=None)
    e: Mode = field(name="e", default=Mode("fast"))
    f: int | None = field(name="f", default=3)


publish_types(__name__.rpartition(".")[0], (Inner,))
