"""Data types that belong together."""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field
from .state import State


class Task(Record, frozen=True, kw_only=True):
    """Task."""

    id: int = field(name="id")
    title: str = field(name="title")
    state: State = field(name="state")
    due: datetime.date | None = field(name="due", default=None)
    project: str | None = field(name="project", default=None)
