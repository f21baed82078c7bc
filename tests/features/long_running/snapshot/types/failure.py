"""Data types of the service.

This module defines `Failure`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Failure(Record, frozen=True, kw_only=True):
    """Failure."""

    code: str | None = field(name="code", default=None)
    message: str | None = field(name="message", default=None)


publish_types(__name__.rpartition(".")[0], (Failure,))
