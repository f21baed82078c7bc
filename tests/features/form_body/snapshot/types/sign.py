"""Data types of the service.

This module defines `Sign`.
"""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field, publish_types


class Sign(Record, frozen=True, kw_only=True):
    """Sign."""

    user_name: str = field(name="User-Name")
    age: int | None = field(name="age", default=None)
    ok: bool | None = field(name="ok", default=None)
    tags: list[str] | None = field(name="tags", default=None)
    since: datetime.date | None = field(name="since", default=None)


publish_types(__name__.rpartition(".")[0], (Sign,))
