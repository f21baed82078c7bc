"""Data types of the service.

This module defines `Words`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Words(Record, frozen=True, kw_only=True):
    """Words."""

    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (Words,))
