"""Data types of the service.

This module defines `ErrorFacts`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ErrorFacts(Record, frozen=True, kw_only=True):
    """ErrorFacts."""

    message: str = field(name="message")
    type: str = field(name="type")
    param: str | None = field(name="param")
    code: str | None = field(name="code")


publish_types(__name__.rpartition(".")[0], (ErrorFacts,))
