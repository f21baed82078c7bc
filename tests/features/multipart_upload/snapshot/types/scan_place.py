"""Data types of the service.

This module defines `ScanPlace`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class ScanPlace(Record, frozen=True, kw_only=True):
    """ScanPlace."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"shelf"})

    shelf: str | None = field(name="shelf", default=None)
    row: int | None = field(name="row", default=None)


publish_types(__name__.rpartition(".")[0], (ScanPlace,))
