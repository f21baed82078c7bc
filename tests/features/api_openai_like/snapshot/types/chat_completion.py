"""Data types of the service.

This module defines `ChatCompletion`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, always, field, publish_types
from .choice import Choice
from .usage import Usage


class ChatCompletion(Record, frozen=True, kw_only=True):
    """ChatCompletion."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"system_fingerprint", "usage"})

    id: str = field(name="id")
    object: Literal["chat.completion"] = field(
        name="object", default_factory=always("chat.completion")
    )
    created: int = field(name="created")
    model: str = field(name="model")
    choices: list[Choice] = field(name="choices")
    usage: Usage | None = field(name="usage", default=None)
    system_fingerprint: str | None = field(name="system_fingerprint", default=None)


publish_types(__name__.rpartition(".")[0], (ChatCompletion,))
