"""Data types of the service.

This module defines `FileList`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .file import File


class FileList(Record, frozen=True, kw_only=True):
    """FileList."""

    object: Literal["list"] = field(name="object", default_factory=always("list"))
    data: list[File] = field(name="data")
    has_more: bool = field(name="has_more")


publish_types(__name__.rpartition(".")[0], (FileList,))
