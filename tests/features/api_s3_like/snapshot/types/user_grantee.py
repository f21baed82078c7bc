"""Data types of the service.

This module defines `UserGrantee`.
"""

from __future__ import annotations

from typing import ClassVar, Literal

from .._runtime.records import Record, Xml, XmlMember, always, field, publish_types


class UserGrantee(Record, frozen=True, kw_only=True):
    """UserGrantee."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="UserGrantee",
        members={
            "type": XmlMember(namespace="http://www.w3.org/2001/XMLSchema-instance", attribute=True)
        },
    )

    type: Literal["CanonicalUser"] = field(name="type", default_factory=always("CanonicalUser"))
    id: str = field(name="ID")
    display_name: str | None = field(name="DisplayName", default=None)


publish_types(__name__.rpartition(".")[0], (UserGrantee,))
