"""Data types of the service.

This module defines `File`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types
from .purpose import Purpose


class File(Record, frozen=True, kw_only=True):
    """File."""

    id: str = field(name="id")
    object: Literal["file"] = field(name="object", default_factory=always("file"))
    bytes: int = field(name="bytes")
    created_at: int = field(name="created_at")
    filename: str = field(name="filename")
    purpose: Purpose = field(name="purpose")
    expires_at: int | None = field(name="expires_at", default=None)


publish_types(__name__.rpartition(".")[0], (File,))
