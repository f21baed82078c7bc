"""Data types of the service.

This module defines `Address`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class Address(Record, frozen=True, kw_only=True):
    """Address."""

    __checks__: ClassVar[Mapping[str, Check]] = {"country": Check(min_length=2, max_length=2)}

    city: str | None = field(name="city", default=None)
    country: str | None = field(name="country", default=None)


publish_types(__name__.rpartition(".")[0], (Address,))
