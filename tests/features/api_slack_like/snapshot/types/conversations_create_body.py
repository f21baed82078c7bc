"""Data types of the service.

This module defines `ConversationsCreateBody`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class ConversationsCreateBody(Record, frozen=True, kw_only=True):
    """ConversationsCreateBody."""

    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(min_length=1, max_length=80)}

    name: str = field(name="name")
    is_private: bool | None = field(name="is_private", default=None)


publish_types(__name__.rpartition(".")[0], (ConversationsCreateBody,))
