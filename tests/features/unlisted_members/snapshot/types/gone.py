"""Data types of the service.

This module defines `Gone`.
"""

from __future__ import annotations

from typing import Literal

from .._runtime.records import Record, always, field, publish_types


class Gone(Record, frozen=True, kw_only=True):
    """Gone."""

    type: Literal["gone"] = field(name="type", default_factory=always("gone"))


publish_types(__name__.rpartition(".")[0], (Gone,))
