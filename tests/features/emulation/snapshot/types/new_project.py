"""Data types that belong together."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field


class NewProject(Record, frozen=True, kw_only=True):
    """NewProject."""

    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(min_length=1)}

    name: str = field(name="name")
    tags: list[str] | None = field(name="tags", default=None)
