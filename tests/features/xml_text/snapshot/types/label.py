"""Data types of the service.

This module defines `Label`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types


class Label(Record, frozen=True, kw_only=True):
    """Label."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Label",
        members={
            "text": XmlMember(text=True),
            "lang": XmlMember(namespace="http://www.w3.org/XML/1998/namespace", attribute=True),
        },
    )

    text: str | None = field(name="text", default=None)
    lang: str | None = field(name="lang", default=None)


publish_types(__name__.rpartition(".")[0], (Label,))
