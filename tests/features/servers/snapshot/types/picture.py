"""Data types of the service.

This module defines `Picture`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Picture(Record, frozen=True, kw_only=True):
    """Picture."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (Picture,))
