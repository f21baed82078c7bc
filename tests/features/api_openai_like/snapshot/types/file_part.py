"""Data types of the service.

This module defines `FilePart`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .file_part_file import FilePartFile


class FilePart(Record, frozen=True, kw_only=True):
    """FilePart."""

    type: Literal["file"] = field(name="type", default_factory=always("file"))
    file: FilePartFile = field(name="file")


publish_types(__name__.rpartition(".")[0], (FilePart,))
