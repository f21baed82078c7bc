"""Data types of the service.

This module defines `Size`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Size(Record, frozen=True, kw_only=True):
    """Size."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Size", members={"unit": XmlMember(attribute=True), "value": XmlMember(text=True)}
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"value": Check(minimum=0)}

    unit: str = field(name="unit")
    value: int = field(name="value")


publish_types(__name__.rpartition(".")[0], (Size,))
