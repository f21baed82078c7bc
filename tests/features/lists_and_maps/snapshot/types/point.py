"""Data types of the service.

This module defines `Point`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Point(Record, frozen=True, kw_only=True):
    """Point."""

    x: int = field(name="x")


publish_types(__name__.rpartition(".")[0], (Point,))
