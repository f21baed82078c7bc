"""Data types of the service.

This module defines `ProjectPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .project import Project


class ProjectPage(Record, frozen=True, kw_only=True):
    """ProjectPage."""

    items: list[Project] = field(name="items")
    count: int | None = field(name="count", default=None)


publish_types(__name__.rpartition(".")[0], (ProjectPage,))
