"""Data types of the service.

This module defines `Letter`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Letter(Record, frozen=True, kw_only=True):
    """Letter."""

    id: str = field(name="id")


publish_types(__name__.rpartition(".")[0], (Letter,))
