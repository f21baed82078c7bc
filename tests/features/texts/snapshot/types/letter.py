"""Data types of the service.

This module defines `Letter`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from ._checks import SLUG
from .envelope import Envelope


class Letter(Record, frozen=True, kw_only=True):
    """Letter."""

    __xml__: ClassVar[Xml | None] = Xml(name="Letter", members={"words": XmlMember(item="Slug")})
    __checks__: ClassVar[Mapping[str, Check]] = {
        "slug": SLUG,
        "zip": Check(pattern="[0-9]{2}"),
        "words": Check(items=SLUG),
    }

    slug: str | None = field(name="Slug", default=None)
    zip: str | None = field(name="zip", default=None)
    words: list[str] | None = field(name="words", default=None)
    within: Envelope | None = field(name="within", default=None)


publish_types(__name__.rpartition(".")[0], (Letter,))
