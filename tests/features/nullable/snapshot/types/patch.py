"""Data types of the service.

This module defines `Patch`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import UNSET, Record, UnsetType, Xml, XmlMember, field, publish_types
from ._checks import MAYBE_TEXT
from .inner import Inner


class Patch(Record, frozen=True, kw_only=True):
    """Patch."""

    __xml__: ClassVar[Xml | None] = Xml(name="Patch", members={"items": XmlMember(item="int")})
    __checks__: ClassVar[Mapping[str, Check]] = {"named": MAYBE_TEXT}

    must: str = field(name="must")
    must_or_null: str | None = field(name="must_or_null")
    may: int | None = field(name="may", default=None)
    may_or_null: int | None | UnsetType = field(name="may_or_null", default=UNSET)
    items: list[int | None] | None = field(name="items", default=None)
    named: str | None | UnsetType = field(name="named", default=UNSET)
    inner: Inner | None | UnsetType = field(name="inner", default=UNSET)


publish_types(__name__.rpartition(".")[0], (Patch,))
