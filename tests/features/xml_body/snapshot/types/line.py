"""Data types of the service.

This module defines `Line`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Line(Record, frozen=True, kw_only=True):
    """Line."""

    __xml__: ClassVar[Xml | None] = Xml(name="OrderLine")

    sku: str = field(name="Sku")
    count: int | None = field(name="Count", default=None)


publish_types(__name__.rpartition(".")[0], (Line,))
