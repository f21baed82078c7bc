"""Data types of the service.

This module defines `Deployment`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types


class Deployment(Record, frozen=True, kw_only=True):
    """Deployment."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Deployment", namespace="http://schemas.microsoft.com/windowsazure"
    )

    name: str = field(name="Name")
    label: str | None = field(name="Label", default=None)


publish_types(__name__.rpartition(".")[0], (Deployment,))
