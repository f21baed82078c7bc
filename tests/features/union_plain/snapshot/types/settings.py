"""Data types of the service.

This module defines `Settings`.
"""

from __future__ import annotations

from .._runtime.records import UNSET, Record, UnsetType, field, publish_types
from .choice import Choice
from .exact import Exact
from .value import Value


class Settings(Record, frozen=True, kw_only=True):
    """Settings."""

    choice: Choice | None = field(name="choice", default=None)
    value: Value | None | UnsetType = field(name="value", default=UNSET)
    exact: Exact | None = field(name="exact", default=None)


publish_types(__name__.rpartition(".")[0], (Settings,))
