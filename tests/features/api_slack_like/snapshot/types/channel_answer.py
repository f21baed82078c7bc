"""Data types of the service.

This module defines `ChannelAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, always, field, publish_types
from .._runtime.unions import AlwaysTrue
from .channel import Channel


class ChannelAnswer(Record, frozen=True, kw_only=True):
    """ChannelAnswer.

    It has the members of `Answer`.
    """

    ok: AlwaysTrue = field(name="ok", default_factory=always(True))
    channel: Channel = field(name="channel")


publish_types(__name__.rpartition(".")[0], (ChannelAnswer,))
