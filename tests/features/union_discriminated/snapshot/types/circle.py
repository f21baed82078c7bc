"""Data types of the service.

This module defines `Circle`.
"""

from __future__ import annotations

import datetime
from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class Circle(Record, frozen=True, kw_only=True):
    """Circle."""

    kind: Literal["circle"] = field(name="kind", default_factory=always("circle"))
    id: str = field(name="id")
    radius: float = field(name="radius")
    drawn: datetime.datetime | None = field(name="drawn", default=None)


publish_types(__name__.rpartition(".")[0], (Circle,))
