"""Data types of the service.

This module defines `Limit`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .limit_facts import LimitFacts


class Limit(Record, frozen=True, kw_only=True):
    """What is said of limits."""

    errors: list[LimitFacts] | None = field(name="errors", default=None)
    """The limits."""


publish_types(__name__.rpartition(".")[0], (Limit,))
