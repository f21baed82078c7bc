"""Data types of the service.

This module defines `LetterPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .letter import Letter


class LetterPage(Record, frozen=True, kw_only=True):
    """LetterPage."""

    data: list[Letter] = field(name="data")
    next: str | None = field(name="next", default=None)


publish_types(__name__.rpartition(".")[0], (LetterPage,))
