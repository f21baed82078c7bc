"""Data types of the service.

This module defines `Move`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class Move(Record, frozen=True, kw_only=True):
    """Move."""

    kind: Literal["move"] = field(name="kind", default_factory=always("move"))
    place: str = field(name="place")


publish_types(__name__.rpartition(".")[0], (Move,))
