"""Data types of the service.

This module defines `Box`.
"""

from __future__ import annotations

from typing import Any, ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Box(Record, frozen=True, kw_only=True):
    """Box."""

    __xml__: ClassVar[Xml | None] = Xml(name="Box", members={"items": XmlMember(item="anyType")})

    content: Any = field(name="content")
    labels: dict[str, Any] | None = field(name="labels", default=None)
    items: list[Any] | None = field(name="items", default=None)


publish_types(__name__.rpartition(".")[0], (Box,))
