"""Data types of the service.

This module defines `ChannelsArchiveBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ChannelsArchiveBody(Record, frozen=True, kw_only=True):
    """ChannelsArchiveBody."""

    channel: str | None = field(name="channel")


publish_types(__name__.rpartition(".")[0], (ChannelsArchiveBody,))
