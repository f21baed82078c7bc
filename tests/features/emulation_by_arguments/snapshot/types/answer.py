"""Data types of the service.

This module defines `Answer`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Answer(Record, frozen=True, kw_only=True):
    """Answer."""

    ok: bool = field(name="ok")


publish_types(__name__.rpartition(".")[0], (Answer,))
