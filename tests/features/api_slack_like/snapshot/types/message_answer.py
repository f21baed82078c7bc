"""Data types of the service.

This module defines `MessageAnswer`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .message import Message


class MessageAnswer(Record, frozen=True, kw_only=True):
    """MessageAnswer.

    It has the members of `Answer`.
    """

    ok: bool = field(name="ok")
    channel: str = field(name="channel")
    ts: str = field(name="ts")
    message: Message = field(name="message")


publish_types(__name__.rpartition(".")[0], (MessageAnswer,))
