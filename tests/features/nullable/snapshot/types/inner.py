"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    a: int = field(name="a", default=7)
    b: str = field(name="b", default="x")
    c: bool = field(name="c", default=False)
