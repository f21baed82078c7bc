"""Data types of the service.

This module defines `File`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types
from .details import Details
from .purpose import Purpose


class File(Record, frozen=True, kw_only=True):
    """File."""

    id: str = field(name="id")
    purpose: Purpose | None = field(name="purpose", default=None)
    tags: list[str] | None = field(name="tags", default=None)
    details: Details | None = field(name="details", default=None)


publish_types(__name__.rpartition(".")[0], (File,))
