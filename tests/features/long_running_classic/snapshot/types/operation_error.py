"""Data types of the service.

This module defines `OperationError`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class OperationError(Record, frozen=True, kw_only=True):
    """OperationError."""

    code: str = field(name="Code")
    message: str = field(name="Message")


publish_types(__name__.rpartition(".")[0], (OperationError,))
