"""Data types of the service.

This module defines `Customer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from .._runtime.checks import Check
from .._runtime.records import Record, always, field, publish_types
from .._runtime.wire_forms import UnixTime
from ._checks import METADATA
from .address import Address


class Customer(Record, frozen=True, kw_only=True):
    """Customer."""

    __checks__: ClassVar[Mapping[str, Check]] = {"metadata": METADATA}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"address", "email", "name"})

    id: str = field(name="id")
    object: Literal["customer"] = field(name="object", default_factory=always("customer"))
    created: UnixTime = field(name="created")
    name: str | None = field(name="name", default=None)
    email: str | None = field(name="email", default=None)
    address: Address | None = field(name="address", default=None)
    metadata: dict[str, str] = field(name="metadata")
    livemode: bool = field(name="livemode")


publish_types(__name__.rpartition(".")[0], (Customer,))
