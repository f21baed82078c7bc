"""Data types of the service.

This module defines `Task`.
"""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field, publish_types
from .state import State


class Task(Record, frozen=True, kw_only=True):
    """Task."""

    id: int = field(name="id")
    title: str = field(name="title")
    state: State = field(name="state")
    due: datetime.date | None = field(name="due", default=None)
    project: str | None = field(name="project", default=None)


publish_types(__name__.rpartition(".")[0], (Task,))
