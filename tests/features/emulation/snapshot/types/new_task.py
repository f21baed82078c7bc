"""Data types of the service.

This module defines `NewTask`.
"""

from __future__ import annotations

import datetime

from .._runtime.records import Record, field, publish_types
from .state import State


class NewTask(Record, frozen=True, kw_only=True):
    """NewTask."""

    title: str = field(name="title")
    state: State | None = field(name="state", default=None)
    due: datetime.date | None = field(name="due", default=None)


publish_types(__name__.rpartition(".")[0], (NewTask,))
