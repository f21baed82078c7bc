"""Data types of the service.

This module defines `Prices`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, no_members, publish_types


class Prices(Record, frozen=True, kw_only=True):
    """Prices."""

    __checks__: ClassVar[Mapping[str, Check]] = {
        "additional_properties": Check(items=Check(minimum=0))
    }

    currency: str = field(name="currency")
    additional_properties: dict[str, float] = field(name="...", default_factory=no_members)
    """Members that are not listed, by their names on the wire."""


publish_types(__name__.rpartition(".")[0], (Prices,))
