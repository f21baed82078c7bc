"""Data types of the service.

This module defines `Milestone`.
"""

from __future__ import annotations

import datetime
from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Milestone(Record, frozen=True, kw_only=True):
    """Milestone."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"due_on"})

    number: int = field(name="number")
    title: str = field(name="title")
    due_on: datetime.datetime | None = field(name="due_on", default=None)


publish_types(__name__.rpartition(".")[0], (Milestone,))
