"""Data types of the service.

This module defines `Settings`.
"""

from __future__ import annotations

from typing import ClassVar

from .._runtime.records import Record, field, publish_types
from .choice import Choice
from .exact import Exact
from .value import Value


class Settings(Record, frozen=True, kw_only=True):
    """Settings."""

    __nullable__: ClassVar[frozenset[str]] = frozenset({"value"})

    choice: Choice | None = field(name="choice", default=None)
    value: Value | None = field(name="value", default=None)
    exact: Exact | None = field(name="exact", default=None)


publish_types(__name__.rpartition(".")[0], (Settings,))
