"""Data types of the service.

This module defines `Search`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Search(Record, frozen=True, kw_only=True):
    """Search."""

    prefix: str = field(name="prefix")


publish_types(__name__.rpartition(".")[0], (Search,))
