"""Data types of the service.

This module defines `NewBook`.
"""

from __future__ import annotations

from typing import Any, Literal

from .._runtime.records import Record, always, field, no_members, publish_types


class NewBook(Record, frozen=True, kw_only=True):
    """NewBook."""

    title: str = field(name="title")
    pages: int | None = field(name="pages", default=None)
    kind: Literal["book"] = field(name="kind", default_factory=always("book"))
    additional_properties: dict[str, Any] = field(name="...", default_factory=no_members)
    """Members that are not listed, by their names on the wire."""


publish_types(__name__.rpartition(".")[0], (NewBook,))
