"""Data types of the service.

This module defines `Project`.
"""

from __future__ import annotations

import datetime
import uuid

from .._runtime.records import Record, field, publish_types


class Project(Record, frozen=True, kw_only=True):
    """Project."""

    id: uuid.UUID = field(name="id")
    name: str = field(name="name")
    tags: list[str] | None = field(name="tags", default=None)
    created: datetime.datetime | None = field(name="created", default=None)
    task_count: int | None = field(name="taskCount", default=None)


publish_types(__name__.rpartition(".")[0], (Project,))
