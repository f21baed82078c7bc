"""Data types of the service.

This module defines `Prompt`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Prompt(Record, frozen=True, kw_only=True):
    """Prompt."""

    text: str = field(name="text")
    stream: bool | None = field(name="streamed", default=None)
    """By default `true`."""


publish_types(__name__.rpartition(".")[0], (Prompt,))
