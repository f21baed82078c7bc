"""Data types of the service.

This module defines `NewCustomer`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types
from ._checks import METADATA
from .address import Address


class NewCustomer(Record, frozen=True, kw_only=True):
    """NewCustomer."""

    __checks__: ClassVar[Mapping[str, Check]] = {"metadata": METADATA}

    name: str | None = field(name="name", default=None)
    email: str | None = field(name="email", default=None)
    address: Address | None = field(name="address", default=None)
    metadata: dict[str, str] | None = field(name="metadata", default=None)


publish_types(__name__.rpartition(".")[0], (NewCustomer,))
