"""Data types of the service.

This module defines `TextPart`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class TextPart(Record, frozen=True, kw_only=True):
    """TextPart."""

    type: Literal["text"] = field(name="type", default_factory=always("text"))
    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (TextPart,))
