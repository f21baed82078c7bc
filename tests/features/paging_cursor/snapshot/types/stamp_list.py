"""Data types of the service.

This module defines `StampList`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .meta import Meta
from .stamp import Stamp


class StampList(Record, frozen=True, kw_only=True):
    """StampList."""

    stamps: list[Stamp] | None = field(name="stamps", default=None)
    meta: Meta | None = field(name="meta", default=None)


publish_types(__name__.rpartition(".")[0], (StampList,))
