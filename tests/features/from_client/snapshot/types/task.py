"""Data types of the service.

This module defines `Task`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .task_state import TaskState


class Task(Record, frozen=True, kw_only=True):
    """Task."""

    id: str = field(name="id")
    state: TaskState = field(name="state")
    disk_id: str | None = field(name="disk_id", default=None)


publish_types(__name__.rpartition(".")[0], (Task,))
