"""Data types of the service.

This module defines `NewDeployment`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class NewDeployment(Record, frozen=True, kw_only=True):
    """NewDeployment."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="CreateDeployment", namespace="http://schemas.microsoft.com/windowsazure"
    )

    name: str = field(name="Name")
    label: str = field(name="Label")


publish_types(__name__.rpartition(".")[0], (NewDeployment,))
