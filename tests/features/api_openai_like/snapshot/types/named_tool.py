"""Data types of the service.

This module defines `NamedTool`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .tool_name import ToolName


class NamedTool(Record, frozen=True, kw_only=True):
    """NamedTool."""

    type: Literal["function"] = field(name="type", default_factory=always("function"))
    function: ToolName = field(name="function")


publish_types(__name__.rpartition(".")[0], (NamedTool,))
