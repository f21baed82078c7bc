"""Data types of the service.

This module defines `ErrorFacts`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ErrorFacts(Record, frozen=True, kw_only=True):
    """The facts of an error."""

    status: int | None = field(name="status", default=None)
    """The status."""
    code: str | None = field(name="code", default=None)
    """The code."""
    message: str = field(name="message")
    """What went wrong."""
    param: str | None = field(name="param", default=None)
    """The member that is wrong."""


publish_types(__name__.rpartition(".")[0], (ErrorFacts,))
