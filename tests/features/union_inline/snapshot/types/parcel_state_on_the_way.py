"""Data types of the service.

This module defines `ParcelStateOnTheWay`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class ParcelStateOnTheWay(Record, frozen=True, kw_only=True):
    """ParcelStateOnTheWay."""

    stop: int = field(name="stop")
    kind: Literal["on the way"] = field(name="kind", default_factory=always("on the way"))


publish_types(__name__.rpartition(".")[0], (ParcelStateOnTheWay,))
