"""Data types of the service.

This module defines `Patch`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from ._checks import MAYBE_TEXT
from .inner import Inner


class Patch(Record, frozen=True, kw_only=True):
    """Patch."""

    __xml__: ClassVar[Xml | None] = Xml(name="Patch", members={"items": XmlMember(item="int")})
    __checks__: ClassVar[Mapping[str, Check]] = {"named": MAYBE_TEXT}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"inner", "may_or_null", "named"})

    must: str = field(name="must")
    must_or_null: str | None = field(name="must_or_null")
    may: int | None = field(name="may", default=None)
    may_or_null: int | None = field(name="may_or_null", default=None)
    items: list[int | None] | None = field(name="items", default=None)
    named: str | None = field(name="named", default=None)
    inner: Inner | None = field(name="inner", default=None)


publish_types(__name__.rpartition(".")[0], (Patch,))
