"""Data types of the service.

This module defines `BoxPage`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .box import Box
from .meta import Meta


class BoxPage(Record, frozen=True, kw_only=True):
    """BoxPage."""

    kind: str = field(name="kind")
    boxes: list[Box] = field(name="boxes")
    listed: int = field(name="listed")
    total: int = field(name="total")
    limit: int = field(name="limit")
    meta: Meta = field(name="meta")
    next: str | None = field(name="next")


publish_types(__name__.rpartition(".")[0], (BoxPage,))
