"""Data types of the service.

This module defines `ChannelsAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, always, field, publish_types
from .._runtime.unions import AlwaysTrue
from .channel import Channel
from .metadata import Metadata


class ChannelsAnswer(Record, frozen=True, kw_only=True):
    """ChannelsAnswer.

    It has the members of `Answer`.
    """

    ok: AlwaysTrue = field(name="ok", default_factory=always(True))
    channels: list[Channel] = field(name="channels")
    response_metadata: Metadata | None = field(name="response_metadata", default=None)


publish_types(__name__.rpartition(".")[0], (ChannelsAnswer,))
