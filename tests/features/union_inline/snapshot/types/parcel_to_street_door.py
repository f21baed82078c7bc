"""Data types of the service.

This module defines `ParcelToStreetDoor`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types


class ParcelToStreetDoor(Record, frozen=True, kw_only=True):
    """ParcelToStreetDoor."""

    __secrets__: ClassVar[frozenset[str]] = frozenset({"code"})

    code: str | None = field(name="code", default=None)


publish_types(__name__.rpartition(".")[0], (ParcelToStreetDoor,))
