"""Data types of the service.

This module defines `Party`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Party(Record, frozen=True, kw_only=True):
    """Party."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Party", namespace="urn:parties", members={"vip": XmlMember(attribute=True)}
    )

    name: str | None = field(name="Name", default=None)
    vip: bool | None = field(name="vip", default=None)


publish_types(__name__.rpartition(".")[0], (Party,))
