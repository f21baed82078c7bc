"""Data types of the service.

This module defines `ChatCompletionChunk`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, always, field, publish_types
from .choice_delta import ChoiceDelta
from .usage import Usage


class ChatCompletionChunk(Record, frozen=True, kw_only=True):
    """A part of an answer, as it is sent."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"usage"})

    id: str = field(name="id")
    object: Literal["chat.completion.chunk"] = field(
        name="object", default_factory=always("chat.completion.chunk")
    )
    created: int = field(name="created")
    model: str = field(name="model")
    choices: list[ChoiceDelta] = field(name="choices")
    usage: Usage | None = field(name="usage", default=None)


publish_types(__name__.rpartition(".")[0], (ChatCompletionChunk,))
