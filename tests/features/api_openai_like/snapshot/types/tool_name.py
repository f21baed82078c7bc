"""Data types of the service.

This module defines `ToolName`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class ToolName(Record, frozen=True, kw_only=True):
    """ToolName."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (ToolName,))
