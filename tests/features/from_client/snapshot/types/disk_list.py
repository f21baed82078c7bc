"""Data types of the service.

This module defines `DiskList`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .disk import Disk


class DiskList(Record, frozen=True, kw_only=True):
    """DiskList."""

    disks: list[Disk] = field(name="disks")
    next: str | None = field(name="next", default=None)


publish_types(__name__.rpartition(".")[0], (DiskList,))
