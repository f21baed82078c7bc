"""Data types of the service.

This module defines `Part`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class Part(Record, frozen=True, kw_only=True):
    """Part."""

    kind: Literal["part"] = field(name="kind", default_factory=always("part"))
    size: int | None = field(name="size", default=None)


publish_types(__name__.rpartition(".")[0], (Part,))
