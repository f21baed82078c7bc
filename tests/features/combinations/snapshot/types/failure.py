"""Data types of the service.

This module defines `Failure`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Failure(Record, frozen=True, kw_only=True):
    """Failure."""

    ok: bool = field(name="ok")
    error: str | None = field(name="error", default=None)


publish_types(__name__.rpartition(".")[0], (Failure,))
