"""Data types of the service.

This module defines `ChannelsRenameBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ChannelsRenameBody(Record, frozen=True, kw_only=True):
    """ChannelsRenameBody."""

    channel: str | None = field(name="channel", default=None)
    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (ChannelsRenameBody,))
