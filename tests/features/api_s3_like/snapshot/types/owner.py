"""Data types of the service.

This module defines `Owner`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Owner(Record, frozen=True, kw_only=True):
    """Owner."""

    id: str = field(name="ID")
    display_name: str | None = field(name="DisplayName", default=None)


publish_types(__name__.rpartition(".")[0], (Owner,))
