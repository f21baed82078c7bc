"""Data types of the service.

This module defines `MessageAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, always, field, publish_types
from .._runtime.unions import AlwaysTrue
from .message import Message


class MessageAnswer(Record, frozen=True, kw_only=True):
    """MessageAnswer.

    It has the members of `Answer`.
    """

    ok: AlwaysTrue = field(name="ok", default_factory=always(True))
    channel: str = field(name="channel")
    ts: str = field(name="ts")
    message: Message = field(name="message")


publish_types(__name__.rpartition(".")[0], (MessageAnswer,))
