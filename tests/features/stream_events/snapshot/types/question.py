"""Data types of the service.

This module defines `Question`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Question(Record, frozen=True, kw_only=True):
    """Question."""

    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (Question,))
