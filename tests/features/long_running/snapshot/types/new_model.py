"""Data types of the service.

This module defines `NewModel`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewModel(Record, frozen=True, kw_only=True):
    """NewModel."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (NewModel,))
