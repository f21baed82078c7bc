"""Data types of the service.

This module defines `ByName`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class ByName(Record, frozen=True, kw_only=True):
    """ByName."""

    op: Literal["name"] = field(name="op", default_factory=always("name"))
    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (ByName,))
