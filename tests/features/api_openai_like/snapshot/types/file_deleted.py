"""Data types of the service.

This module defines `FileDeleted`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class FileDeleted(Record, frozen=True, kw_only=True):
    """FileDeleted."""

    id: str = field(name="id")
    object: Literal["file"] = field(name="object", default_factory=always("file"))
    deleted: bool = field(name="deleted")


publish_types(__name__.rpartition(".")[0], (FileDeleted,))
