"""Data types of the service.

This module defines `Disk`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .code import Code
from .label import Label
from .size import Size


class Disk(Record, frozen=True, kw_only=True):
    """Disk."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Disk", namespace="urn:disks", members={"codes": XmlMember(wrapped=False)}
    )

    id: str = field(name="id")
    size: Size = field(name="Size")
    label: Label | None = field(name="Label", default=None)
    notes: list[Label] | None = field(name="notes", default=None)
    codes: list[Code] | None = field(name="codes", default=None)


publish_types(__name__.rpartition(".")[0], (Disk,))
