"""Data types of the service.

This module defines `Inner`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Inner(Record, frozen=True, kw_only=True):
    """Inner."""

    __xml__: ClassVar[Xml | None] = Xml(name="Inner", namespace="urn:inner")

    v: float | None = field(name="v", default=None)


publish_types(__name__.rpartition(".")[0], (Inner,))
