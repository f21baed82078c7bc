"""Data types of the service.

This module defines `File`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class File(Record, frozen=True, kw_only=True):
    """File."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"title"})

    id: str = field(name="id")
    title: str | None = field(name="title", default=None)


publish_types(__name__.rpartition(".")[0], (File,))
