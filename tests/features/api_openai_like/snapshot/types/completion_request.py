"""Data types of the service.

This module defines `CompletionRequest`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .message import Message
from .response_format import ResponseFormat
from .stop import Stop
from .tool import Tool
from .tool_choice import ToolChoice


class CompletionRequest(Record, frozen=True, kw_only=True):
    """CompletionRequest."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="CompletionRequest", members={"messages": XmlMember(item="Message")}
    )
    __checks__: ClassVar[Mapping[str, Check]] = {
        "messages": Check(min_length=1),
        "temperature": Check(minimum=0, maximum=2),
        "n": Check(minimum=1, maximum=128),
        "logit_bias": Check(items=Check(minimum=-100, maximum=100)),
        "metadata": Check(items=Check(max_length=512)),
    }
    __nullable__: ClassVar[frozenset[str]] = frozenset(
        {"max_completion_tokens", "n", "stop", "store", "stream", "temperature"}
    )

    model: str = field(name="model")
    """The id of the model."""
    messages: list[Message] = field(name="messages")
    """What was said so far."""
    stream: bool | None = field(name="stream", default=None)
    """Whether the answer is sent in parts. By default `false`."""
    temperature: float | None = field(name="temperature", default=None)
    """By default `1`."""
    max_completion_tokens: int | None = field(name="max_completion_tokens", default=None)
    n: int | None = field(name="n", default=None)
    """By default `1`."""
    stop: Stop | None = field(name="stop", default=None)
    """Where the answer ends."""
    tools: list[Tool] | None = field(name="tools", default=None)
    tool_choice: ToolChoice | None = field(name="tool_choice", default=None)
    response_format: ResponseFormat | None = field(name="response_format", default=None)
    logit_bias: dict[str, int] | None = field(name="logit_bias", default=None)
    metadata: dict[str, str] | None = field(name="metadata", default=None)
    store: bool | None = field(name="store", default=None)
    """By default `false`."""
    user: str | None = field(name="user", default=None)
    """Deprecated: use `metadata` instead."""


publish_types(__name__.rpartition(".")[0], (CompletionRequest,))
