"""Data types of the service.

This module defines `LetterList`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .letter import Letter


class LetterList(Record, frozen=True, kw_only=True):
    """LetterList."""

    data: list[Letter] = field(name="data")
    has_more: bool = field(name="has_more")
    kind: str = field(name="kind")
    """What it is a list of."""


publish_types(__name__.rpartition(".")[0], (LetterList,))
