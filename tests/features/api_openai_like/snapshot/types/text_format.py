"""Data types of the service.

This module defines `TextFormat`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class TextFormat(Record, frozen=True, kw_only=True):
    """TextFormat."""

    type: Literal["text"] = field(name="type", default_factory=always("text"))


publish_types(__name__.rpartition(".")[0], (TextFormat,))
