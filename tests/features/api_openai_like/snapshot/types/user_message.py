"""Data types of the service.

This module defines `UserMessage`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .user_content import UserContent


class UserMessage(Record, frozen=True, kw_only=True):
    """UserMessage."""

    role: Literal["user"] = field(name="role", default_factory=always("user"))
    content: UserContent = field(name="content")
    name: str | None = field(name="name", default=None)


publish_types(__name__.rpartition(".")[0], (UserMessage,))
