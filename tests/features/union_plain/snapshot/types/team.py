"""Data types of the service.

This module defines `Team`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Team(Record, frozen=True, kw_only=True):
    """Team."""

    __xml__: ClassVar[Xml | None] = Xml(name="Team", members={"slug": XmlMember(attribute=True)})

    slug: str = field(name="slug")
    size: int | None = field(name="size", default=None)


publish_types(__name__.rpartition(".")[0], (Team,))
