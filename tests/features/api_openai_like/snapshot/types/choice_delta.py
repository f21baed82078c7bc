"""Data types of the service.

This module defines `ChoiceDelta`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .delta import Delta
from .finish_reason import FinishReason


class ChoiceDelta(Record, frozen=True, kw_only=True):
    """ChoiceDelta."""

    index: int = field(name="index")
    delta: Delta = field(name="delta")
    finish_reason: FinishReason | None = field(name="finish_reason")


publish_types(__name__.rpartition(".")[0], (ChoiceDelta,))
