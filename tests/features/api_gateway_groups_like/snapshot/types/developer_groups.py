"""Data types of the service.

This module defines `DeveloperGroups`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, Xml, field, publish_types
from .developer_group import DeveloperGroup


class DeveloperGroups(Record, frozen=True, kw_only=True):
    """Groups."""

    __xml__: ClassVar[Xml | None] = Xml(name="Groups")

    value: list[DeveloperGroup] = field(name="value")
    count: int = field(name="count")
    next_link: str | None = field(name="nextLink", default=None)
    """Where the next page is, if there is one."""


publish_types(__name__.rpartition(".")[0], (DeveloperGroups,))
