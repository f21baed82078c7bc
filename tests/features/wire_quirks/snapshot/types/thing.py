"""Data types that belong together."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field


class Thing(Record, frozen=True, kw_only=True):
    """Thing."""

    __xml__: ClassVar[Xml | None] = Xml(name="Thing", namespace="urn:things")

    name: str = field(name="Name")
    path: str | None = field(name="Path", default=None)
    size: int | None = field(name="Size", default=None)
