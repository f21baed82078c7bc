"""Data types of the service.

This module defines `DeveloperGroup`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types
from .kind import Kind


class DeveloperGroup(Record, frozen=True, kw_only=True):
    """Developers who may see the same products."""

    __xml__: ClassVar[Xml | None] = Xml(name="Group")
    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(min_length=1, max_length=100)}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"external_id"})

    id: str | None = field(name="id", default=None)
    """The path of the group."""
    name: str = field(name="name")
    """Its name."""
    description: str | None = field(name="description", default=None)
    """What it is for."""
    built_in: bool | None = field(name="builtIn", default=None)
    """Whether it comes with the gateway and stays."""
    type: Kind | None = field(name="type", default=None)
    """Who decides about the members."""
    external_id: str | None = field(name="externalId", default=None)
    """Its name in the directory that decides about the members."""


publish_types(__name__.rpartition(".")[0], (DeveloperGroup,))
