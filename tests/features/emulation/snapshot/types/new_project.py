"""Data types of the service.

This module defines `NewProject`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types


class NewProject(Record, frozen=True, kw_only=True):
    """NewProject."""

    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(min_length=1)}

    name: str = field(name="name")
    tags: list[str] | None = field(name="tags", default=None)


publish_types(__name__.rpartition(".")[0], (NewProject,))
