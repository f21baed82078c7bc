"""Data types of the service.

This module defines `Video`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .failure import Failure


class Video(Record, frozen=True, kw_only=True):
    """A video, made from a text."""

    id: str | None = field(name="id", default=None)
    status: str = field(name="status")
    prompt: str | None = field(name="prompt", default=None)
    """What it shows."""
    url: str | None = field(name="url", default=None)
    """Where it can be watched."""
    error: Failure | None = field(name="error", default=None)
    """Why there is none."""


publish_types(__name__.rpartition(".")[0], (Video,))
