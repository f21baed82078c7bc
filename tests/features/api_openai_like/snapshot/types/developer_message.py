"""Data types of the service.

This module defines `DeveloperMessage`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class DeveloperMessage(Record, frozen=True, kw_only=True):
    """DeveloperMessage."""

    role: Literal["developer"] = field(name="role", default_factory=always("developer"))
    content: str = field(name="content")
    name: str | None = field(name="name", default=None)


publish_types(__name__.rpartition(".")[0], (DeveloperMessage,))
