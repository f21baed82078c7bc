"""Data types of the service.

This module defines `ChannelAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .channel import Channel


class ChannelAnswer(Record, frozen=True, kw_only=True):
    """ChannelAnswer."""

    ok: bool = field(name="ok")
    channel: Channel = field(name="channel")


publish_types(__name__.rpartition(".")[0], (ChannelAnswer,))
