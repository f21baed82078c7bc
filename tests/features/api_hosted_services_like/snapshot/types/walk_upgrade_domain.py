"""Data types of the service.

This module defines `WalkUpgradeDomain`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types


class WalkUpgradeDomain(Record, frozen=True, kw_only=True):
    """WalkUpgradeDomain."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="WalkUpgradeDomain", namespace="http://schemas.microsoft.com/windowsazure"
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"upgrade_domain": Check(minimum=0)}

    upgrade_domain: int = field(name="UpgradeDomain")


publish_types(__name__.rpartition(".")[0], (WalkUpgradeDomain,))
