"""Data types of the service.

This module defines `Tool`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .function_definition import FunctionDefinition


class Tool(Record, frozen=True, kw_only=True):
    """Tool."""

    type: Literal["function"] = field(name="type", default_factory=always("function"))
    function: FunctionDefinition = field(name="function")


publish_types(__name__.rpartition(".")[0], (Tool,))
