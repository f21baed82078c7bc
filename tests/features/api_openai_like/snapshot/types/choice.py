"""Data types of the service.

This module defines `Choice`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .assistant_message import AssistantMessage
from .finish_reason import FinishReason


class Choice(Record, frozen=True, kw_only=True):
    """Choice."""

    index: int = field(name="index")
    message: AssistantMessage = field(name="message")
    finish_reason: FinishReason = field(name="finish_reason")


publish_types(__name__.rpartition(".")[0], (Choice,))
