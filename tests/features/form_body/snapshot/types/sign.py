"""Data types that belong together."""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field


class Sign(Record, frozen=True, kw_only=True):
    """Sign."""

    user_name: str = field(name="User-Name")
    age: int | None = field(name="age", default=None)
    ok: bool | None = field(name="ok", default=None)
    tags: list[str] | None = field(name="tags", default=None)
    since: datetime.date | None = field(name="since", default=None)
