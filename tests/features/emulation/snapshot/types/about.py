"""Data types of the service.

This module defines `About`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class About(Record, frozen=True, kw_only=True):
    """About."""

    name: str | None = field(name="name", default=None)
    tasks: int | None = field(name="tasks", default=None)


publish_types(__name__.rpartition(".")[0], (About,))
