"""Data types of the service.

This module defines `Thing`.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .inner import Inner
from .level import Level
from .word import Word


class Thing(Record, frozen=True, kw_only=True):
    """Thing."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Thing",
        namespace="urn:big",
        members={
            "words": XmlMember(item="Word"),
            "levels": XmlMember(item="Level"),
            "ids": XmlMember(item="Id"),
            "flat": XmlMember(wrapped=False),
            "flatnamed": XmlMember(name="fn", wrapped=False),
            "grid": XmlMember(item="ArrayOfint"),
            "aliases": XmlMember(item="Alias"),
            "maplists": XmlMember(item="int"),
            "attr": XmlMember(name="A", attribute=True),
            "kind": XmlMember(
                name="type", namespace="http://www.w3.org/2001/XMLSchema-instance", attribute=True
            ),
            "lang": XmlMember(namespace="http://www.w3.org/XML/1998/namespace", attribute=True),
            "flag": XmlMember(attribute=True),
            "codes": XmlMember(item="Status"),
            "nulls": XmlMember(item="int"),
            "bools": XmlMember(item="boolean"),
            "nums": XmlMember(item="double"),
        },
    )
    __nullable__: ClassVar[frozenset[str]] = frozenset({"any", "nilrec"})
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {"codes": {"One": 1}}

    words: list[Word] | None = field(name="words", default=None)
    levels: list[Level] | None = field(name="levels", default=None)
    ids: list[uuid.UUID] | None = field(name="ids", default=None)
    flat: list[Inner] | None = field(name="flat", default=None)
    flatnamed: list[str] | None = field(name="flatnamed", default=None)
    grid: list[list[int]] | None = field(name="grid", default=None)
    tags: dict[str, int] | None = field(name="tags", default=None)
    alias: Inner | None = field(name="alias", default=None)
    aliases: list[Inner] | None = field(name="aliases", default=None)
    maps: dict[str, Inner] | None = field(name="maps", default=None)
    maplists: dict[str, list[int]] | None = field(name="maplists", default=None)
    day: datetime.date | None = field(name="day", default=None)
    attr: Word | None = field(name="attr", default=None)
    kind: str | None = field(name="kind", default=None)
    lang: str | None = field(name="lang", default=None)
    flag: bool | None = field(name="flag", default=None)
    codes: list[int] | None = field(name="codes", default=None)
    nulls: list[int | None] | None = field(name="nulls", default=None)
    any: Any | None = field(name="any", default=None)
    nilrec: Inner | None = field(name="nilrec", default=None)
    bools: list[bool] | None = field(name="bools", default=None)
    nums: list[float] | None = field(name="nums", default=None)
    days: list[datetime.date] | None = field(name="days", default=None)
    level: Level | None = field(name="level", default=None)
    word: Word | None = field(name="word", default=None)


publish_types(__name__.rpartition(".")[0], (Thing,))
