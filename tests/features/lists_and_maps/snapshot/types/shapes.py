"""Data types of the service.

This module defines `Shapes`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from ._checks import LIMITS, NAMES
from .point import Point


class Shapes(Record, frozen=True, kw_only=True):
    """Shapes."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Shapes",
        members={"names": XmlMember(item="Name"), "grid": XmlMember(item="ArrayOfPoint")},
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"names": NAMES, "limits": LIMITS}

    names: list[str] | None = field(name="names", default=None)
    grid: list[list[Point]] | None = field(name="grid", default=None)
    by_name: dict[str, list[Point]] | None = field(name="by_name", default=None)
    limits: dict[str, int] | None = field(name="limits", default=None)
    maps: list[dict[str, bool]] | None = field(name="maps", default=None)


publish_types(__name__.rpartition(".")[0], (Shapes,))
