"""Data types of the service.

This module defines `Secret`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Secret(Record, frozen=True, kw_only=True):
    """Secret."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (Secret,))
