"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field
from .project import Project


class ProjectPage(Record, frozen=True, kw_only=True):
    """ProjectPage."""

    items: list[Project] = field(name="items")
    count: int | None = field(name="count", default=None)
