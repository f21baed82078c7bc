"""Data types of the service.

This module defines `Usage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Usage(Record, frozen=True, kw_only=True):
    """Usage."""

    prompt_tokens: int = field(name="prompt_tokens")
    completion_tokens: int = field(name="completion_tokens")
    total_tokens: int = field(name="total_tokens")


publish_types(__name__.rpartition(".")[0], (Usage,))
