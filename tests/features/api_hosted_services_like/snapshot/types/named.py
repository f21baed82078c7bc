"""Data types of the service.

This module defines `Named`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types


class Named(Record, frozen=True, kw_only=True):
    """Named."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="Named", namespace="http://schemas.microsoft.com/windowsazure"
    )
    __checks__: ClassVar[Mapping[str, Check]] = {
        "name": Check(max_length=1024),
        "value": Check(max_length=1024),
    }

    name: str = field(name="Name")
    value: str = field(name="Value")


publish_types(__name__.rpartition(".")[0], (Named,))
