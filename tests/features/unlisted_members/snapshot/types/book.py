"""Data types of the service.

This module defines `Book`.
"""

from __future__ import annotations

from typing import Any, Literal

from .._runtime.records import Record, always, field, no_members, publish_types
from .scores import Scores


class Book(Record, frozen=True, kw_only=True):
    """Book.

    It has the members of `NewBook`.
    """

    title: str = field(name="title")
    pages: int | None = field(name="pages", default=None)
    kind: Literal["book"] = field(name="kind", default_factory=always("book"))
    id: str = field(name="id")
    scores: Scores | None = field(name="scores", default=None)
    additional_properties: dict[str, Any] = field(name="...", default_factory=no_members)
    """Members that are not listed, by their names on the wire."""


publish_types(__name__.rpartition(".")[0], (Book,))
