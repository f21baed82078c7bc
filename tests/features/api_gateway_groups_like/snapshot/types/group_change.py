"""Data types of the service.

This module defines `GroupChange`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class GroupChange(Record, frozen=True, kw_only=True):
    """What a change leaves out stays."""

    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(min_length=1, max_length=100)}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"external_id"})

    name: str | None = field(name="name", default=None)
    description: str | None = field(name="description", default=None)
    external_id: str | None = field(name="externalId", default=None)


publish_types(__name__.rpartition(".")[0], (GroupChange,))
