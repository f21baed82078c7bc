"""Data types of the service.

This module defines `Scan`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .._runtime.uploads import FileInput
from .scan_place import ScanPlace


class Scan(Record, frozen=True, kw_only=True):
    """A file beside a part whose member is null."""

    file: FileInput = field(name="file")
    place: ScanPlace | None = field(name="place", default=None)


publish_types(__name__.rpartition(".")[0], (Scan,))
