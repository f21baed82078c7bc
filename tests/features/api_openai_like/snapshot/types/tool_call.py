"""Data types of the service.

This module defines `ToolCall`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .called_function import CalledFunction


class ToolCall(Record, frozen=True, kw_only=True):
    """ToolCall."""

    id: str = field(name="id")
    type: Literal["function"] = field(name="type", default_factory=always("function"))
    function: CalledFunction = field(name="function")


publish_types(__name__.rpartition(".")[0], (ToolCall,))
