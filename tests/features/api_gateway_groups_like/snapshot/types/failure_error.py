"""Data types of the service.

This module defines `FailureError`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class FailureError(Record, frozen=True, kw_only=True):
    """FailureError."""

    code: str = field(name="code")
    message: str = field(name="message")


publish_types(__name__.rpartition(".")[0], (FailureError,))
