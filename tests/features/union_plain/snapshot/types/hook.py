"""Data types of the service.

This module defines `Hook`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import always as _always
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .._runtime.unions import AlwaysTrue
from .part import Part
from .target import Target


class Hook(Record, frozen=True, kw_only=True):
    """Hook."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Hook",
        members={"note": XmlMember(attribute=True), "targets": XmlMember(item="Target")},
    )

    object_: Literal["hook"] = field(name="object", default_factory=_always("hook"))
    """What it is."""
    version: Literal[2] = field(name="version", default_factory=_always(2))
    active: AlwaysTrue = field(name="active", default_factory=_always(True))
    always: Literal["yes"] = field(name="always", default_factory=_always("yes"))
    note: Literal['it\'s "on"'] = field(name="note", default_factory=_always('it\'s "on"'))
    name: str = field(name="name")
    target: Target | None = field(name="target", default=None)
    """Who is told."""
    targets: list[Target] | None = field(name="targets", default=None)
    parts: list[Part] | None = field(name="parts", default=None)


publish_types(__name__.rpartition(".")[0], (Hook,))
