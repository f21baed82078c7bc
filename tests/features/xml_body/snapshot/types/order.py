"""Data types of the service.

This module defines `Order`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, XmlMember, field, publish_types
from .line import Line
from .party import Party


class Order(Record, frozen=True, kw_only=True):
    """Order."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="PurchaseOrder",
        namespace="urn:orders",
        members={
            "paid": XmlMember(name="IsPaid", namespace="urn:money"),
            "id": XmlMember(attribute=True),
            "Codes": XmlMember(item="Code"),
            "Numbers": XmlMember(item="int"),
            "Tags": XmlMember(name="Tag", wrapped=False),
            "Parts": XmlMember(wrapped=False),
        },
    )

    buyer: Party = field(name="Buyer")
    paid: bool | None = field(name="paid", default=None)
    id: int = field(name="id")
    note: str | None = field(name="note")
    lines: list[Line] | None = field(name="Lines", default=None)
    codes: list[str] | None = field(name="Codes", default=None)
    numbers: list[int] | None = field(name="Numbers", default=None)
    tags: list[str] | None = field(name="Tags", default=None)
    parts: list[Line] | None = field(name="Parts", default=None)
    extras: dict[str, str] | None = field(name="Extras", default=None)


publish_types(__name__.rpartition(".")[0], (Order,))
