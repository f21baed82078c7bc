"""Data types of the service.

This module defines `NewChannel`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewChannel(Record, frozen=True, kw_only=True):
    """A channel to create."""

    name: str = field(name="name")
    """Its name."""


publish_types(__name__.rpartition(".")[0], (NewChannel,))
