"""Data types of the service.

This module defines `Thing`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Thing(Record, frozen=True, kw_only=True):
    """Thing."""

    __xml__: ClassVar[Xml | None] = Xml(name="Thing", namespace="urn:things")

    name: str = field(name="Name")
    path: str | None = field(name="Path", default=None)
    size: int | None = field(name="Size", default=None)


publish_types(__name__.rpartition(".")[0], (Thing,))
