"""Data types of the service.

This module defines `MessagesEditBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class MessagesEditBody(Record, frozen=True, kw_only=True):
    """MessagesEditBody."""

    channel: str = field(name="channel")
    message: int = field(name="message")
    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (MessagesEditBody,))
