"""Data types of the service.

This module defines `ToolMessage`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class ToolMessage(Record, frozen=True, kw_only=True):
    """ToolMessage."""

    role: Literal["tool"] = field(name="role", default_factory=always("tool"))
    content: str = field(name="content")
    tool_call_id: str = field(name="tool_call_id")


publish_types(__name__.rpartition(".")[0], (ToolMessage,))
