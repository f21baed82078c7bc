"""Data types of the service.

This module defines `AssistantMessage`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, always, field, publish_types
from .tool_call import ToolCall


class AssistantMessage(Record, frozen=True, kw_only=True):
    """AssistantMessage."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"content", "refusal"})

    role: Literal["assistant"] = field(name="role", default_factory=always("assistant"))
    content: str | None = field(name="content", default=None)
    refusal: str | None = field(name="refusal", default=None)
    tool_calls: list[ToolCall] | None = field(name="tool_calls", default=None)


publish_types(__name__.rpartition(".")[0], (AssistantMessage,))
