"""Data types of the service.

This module defines `RollbackUpdateOrUpgrade`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .mode import Mode


class RollbackUpdateOrUpgrade(Record, frozen=True, kw_only=True):
    """RollbackUpdateOrUpgrade."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="RollbackUpdateOrUpgrade", namespace="http://schemas.microsoft.com/windowsazure"
    )

    mode: Mode = field(name="Mode")
    """Who starts the next upgrade domain."""
    force: bool = field(name="Force")


publish_types(__name__.rpartition(".")[0], (RollbackUpdateOrUpgrade,))
