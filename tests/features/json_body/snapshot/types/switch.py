"""Data types of the service.

This module defines `Switch`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Switch(Record, frozen=True, kw_only=True):
    """Switch."""

    on: bool | None = field(name="on", default=None)


publish_types(__name__.rpartition(".")[0], (Switch,))
