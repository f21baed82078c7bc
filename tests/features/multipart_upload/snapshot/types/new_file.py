"""Data types of the service.

This module defines `NewFile`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types
from .._runtime.uploads import FileInput
from .details import Details
from .purpose import Purpose


class NewFile(Record, frozen=True, kw_only=True):
    """NewFile."""

    __checks__: ClassVar[Mapping[str, Check]] = {"pages": Check(max_length=3)}
    __secrets__: ClassVar[frozenset[str]] = frozenset({"key"})

    file: FileInput = field(name="file")
    pages: list[FileInput] | None = field(name="pages", default=None)
    purpose: Purpose = field(name="purpose")
    tags: list[str] | None = field(name="tags", default=None)
    details: Details | None = field(name="details", default=None)
    key: FileInput | None = field(name="key", default=None)


publish_types(__name__.rpartition(".")[0], (NewFile,))
