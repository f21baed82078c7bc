"""Data types of the service.

This module defines `FinishReason`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class FinishReason(OpenEnum):
    """FinishReason."""

    STOP = "stop"
    LENGTH = "length"
    TOOL_CALLS = "tool_calls"
    CONTENT_FILTER = "content_filter"


publish_types(__name__.rpartition(".")[0], (FinishReason,))
