"""Data types of the service.

This module defines `Question`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class Question(Record, frozen=True, kw_only=True):
    """Question."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"stream"})

    text: str = field(name="text")
    stream: bool | None = field(name="stream", default=None)
    """Whether the answer comes word by word. By default `false`."""


publish_types(__name__.rpartition(".")[0], (Question,))
