"""Data types of the service.

This module defines `Folder`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .file import File
from .kind import Kind


class Folder(Record, frozen=True, kw_only=True):
    """Folder."""

    name: str = field(name="name")
    folders: list[Folder] | None = field(name="folders", default=None)
    files: list[File] | None = field(name="files", default=None)
    kind: Kind | None = field(name="kind", default=None)


publish_types(__name__.rpartition(".")[0], (Folder,))
