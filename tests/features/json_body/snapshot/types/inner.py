"""Data types of the service.

This module defines `Inner`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    on: bool = field(name="on")


publish_types(__name__.rpartition(".")[0], (Inner,))
