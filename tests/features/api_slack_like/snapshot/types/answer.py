"""Data types of the service.

This module defines `Answer`.
"""

from __future__ import annotations

from .._runtime.records import Record, always, field, publish_types
from .._runtime.unions import AlwaysTrue


class Answer(Record, frozen=True, kw_only=True):
    """Answer."""

    ok: AlwaysTrue = field(name="ok", default_factory=always(True))


publish_types(__name__.rpartition(".")[0], (Answer,))
