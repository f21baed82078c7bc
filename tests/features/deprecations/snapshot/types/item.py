"""Data types of the service.

This module defines `Item`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Item(Record, frozen=True, kw_only=True):
    """Item."""

    id: str = field(name="id")
    """What it is known by."""
    label: str | None = field(name="label", default=None)
    """What it is called. Deprecated since 2024-05-01: use `name` instead."""
    name: str | None = field(name="name", default=None)
    colour: str | None = field(name="colour", default=None)
    """Deprecated."""


publish_types(__name__.rpartition(".")[0], (Item,))
