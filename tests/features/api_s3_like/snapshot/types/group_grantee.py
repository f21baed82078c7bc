"""Data types of the service.

This module defines `GroupGrantee`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, Xml, XmlMember, always, field, publish_types


class GroupGrantee(Record, frozen=True, kw_only=True):
    """GroupGrantee."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="GroupGrantee",
        members={
            "type": XmlMember(namespace="http://www.w3.org/2001/XMLSchema-instance", attribute=True)
        },
    )

    type: Literal["Group"] = field(name="type", default_factory=always("Group"))
    uri: str = field(name="URI")


publish_types(__name__.rpartition(".")[0], (GroupGrantee,))
