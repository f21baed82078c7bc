"""Data types of the service.

This module defines `ChannelsCreateBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ChannelsCreateBody(Record, frozen=True, kw_only=True):
    """ChannelsCreateBody."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (ChannelsCreateBody,))
