"""Data types of the service.

This module defines `Login`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from ._checks import TOKEN


class Login(Record, frozen=True, kw_only=True):
    """Login."""

    __xml__: ClassVar[Xml | None] = Xml(name="Login", members={"pins": XmlMember(item="Token")})
    __checks__: ClassVar[Mapping[str, Check]] = {"pin": TOKEN, "pins": Check(items=TOKEN)}
    __secrets__: ClassVar[frozenset[str]] = frozenset({"phrase", "pin", "pins"})

    user: str | None = field(name="user", default=None)
    phrase: str | None = field(name="phrase", default=None)
    pin: str | None = field(name="pin", default=None)
    pins: list[str] | None = field(name="pins", default=None)
    others: list[Login] | None = field(name="others", default=None)


publish_types(__name__.rpartition(".")[0], (Login,))
