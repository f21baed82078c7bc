"""Data types that belong together."""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field
from .state import State


class NewTask(Record, frozen=True, kw_only=True):
    """NewTask."""

    title: str = field(name="title")
    state: State | None = field(name="state", default=None)
    due: datetime.date | None = field(name="due", default=None)
