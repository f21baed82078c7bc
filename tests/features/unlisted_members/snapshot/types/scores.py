"""Data types of the service.

This module defines `Scores`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, no_members, publish_types
from .score import Score


class Scores(Record, frozen=True, kw_only=True):
    """Scores."""

    total: int | None = field(name="total", default=None)
    additional_properties: dict[str, Score] = field(name="...", default_factory=no_members)
    """Members that are not listed, by their names on the wire."""


publish_types(__name__.rpartition(".")[0], (Scores,))
