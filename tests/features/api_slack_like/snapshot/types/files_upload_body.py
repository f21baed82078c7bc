"""Data types of the service.

This module defines `FilesUploadBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .._runtime.uploads import FileInput


class FilesUploadBody(Record, frozen=True, kw_only=True):
    """FilesUploadBody."""

    file: FileInput = field(name="file")
    filename: str | None = field(name="filename", default=None)
    title: str | None = field(name="title", default=None)
    channels: str | None = field(name="channels", default=None)


publish_types(__name__.rpartition(".")[0], (FilesUploadBody,))
