"""Data types of the service.

This module defines `MessagesPostBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class MessagesPostBody(Record, frozen=True, kw_only=True):
    """MessagesPostBody."""

    channel: str = field(name="channel")
    text: str = field(name="text")


publish_types(__name__.rpartition(".")[0], (MessagesPostBody,))
