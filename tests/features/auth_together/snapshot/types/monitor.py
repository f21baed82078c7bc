"""Data types of the service.

This module defines `Monitor`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Monitor(Record, frozen=True, kw_only=True):
    """Monitor."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (Monitor,))
