"""Data types of the service.

This module defines `FilePartFile`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class FilePartFile(Record, frozen=True, kw_only=True):
    """FilePartFile."""

    file_id: str | None = field(name="file_id", default=None)
    filename: str | None = field(name="filename", default=None)


publish_types(__name__.rpartition(".")[0], (FilePartFile,))
