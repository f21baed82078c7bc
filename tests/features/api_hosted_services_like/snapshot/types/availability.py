"""Data types of the service.

This module defines `Availability`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Availability(Record, frozen=True, kw_only=True):
    """Availability."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="AvailabilityResponse", namespace="http://schemas.microsoft.com/windowsazure"
    )

    result: bool = field(name="Result")
    reason: str | None = field(name="Reason", default=None)


publish_types(__name__.rpartition(".")[0], (Availability,))
