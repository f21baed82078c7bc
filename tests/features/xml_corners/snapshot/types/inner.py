"""Data types that belong together."""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    __xml__: ClassVar[Xml | None] = Xml(name="Inner", namespace="urn:inner")

    v: float | None = field(name="v", default=None)
