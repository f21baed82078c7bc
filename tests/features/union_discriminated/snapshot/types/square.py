"""Data types of the service.

This module defines `Square`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, always, field, publish_types


class Square(Record, frozen=True, kw_only=True):
    """Square."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"password"})

    kind: Literal["square"] = field(name="kind", default_factory=always("square"))
    id: str = field(name="id")
    side: int = field(name="side")
    password: str | None = field(name="password", default=None)


publish_types(__name__.rpartition(".")[0], (Square,))
