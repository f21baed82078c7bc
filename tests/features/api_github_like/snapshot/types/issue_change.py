"""Data types of the service.

This module defines `IssueChange`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .state import State


class IssueChange(Record, frozen=True, kw_only=True):
    """IssueChange."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"body", "milestone", "title"})

    title: str | None = field(name="title", default=None)
    body: str | None = field(name="body", default=None)
    state: State | None = field(name="state", default=None)
    """By default `open`."""
    milestone: int | None = field(name="milestone", default=None)
    """Null removes the milestone."""


publish_types(__name__.rpartition(".")[0], (IssueChange,))
