"""Data types of the service.

This module defines `ChannelsDeleteBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ChannelsDeleteBody(Record, frozen=True, kw_only=True):
    """ChannelsDeleteBody."""

    channel: str = field(name="channel")


publish_types(__name__.rpartition(".")[0], (ChannelsDeleteBody,))
