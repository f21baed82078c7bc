"""Data types of the service.

This module defines `ChannelAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ChannelAnswer(Record, frozen=True, kw_only=True):
    """A channel."""

    ok: bool = field(name="ok")
    """Whether it went well."""
    name: str = field(name="name")
    """Its name."""


publish_types(__name__.rpartition(".")[0], (ChannelAnswer,))
