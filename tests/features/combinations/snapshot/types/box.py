"""Data types of the service.

This module defines `Box`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Box(Record, frozen=True, kw_only=True):
    """Box."""

    id: int = field(name="id")
    label: str | None = field(name="label", default=None)


publish_types(__name__.rpartition(".")[0], (Box,))
