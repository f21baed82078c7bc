"""Data types of the service.

This module defines `FailureFacts`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class FailureFacts(Record, frozen=True, kw_only=True):
    """FailureFacts."""

    status: int = field(name="status")
    message: str = field(name="message")


publish_types(__name__.rpartition(".")[0], (FailureFacts,))
