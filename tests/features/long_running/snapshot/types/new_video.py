"""Data types of the service.

This module defines `NewVideo`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class NewVideo(Record, frozen=True, kw_only=True):
    """NewVideo."""

    prompt: str = field(name="prompt")
    """What it shows."""


publish_types(__name__.rpartition(".")[0], (NewVideo,))
