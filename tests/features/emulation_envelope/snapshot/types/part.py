"""Data types of the service.

This module defines `Part`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class Part(Record, frozen=True, kw_only=True):
    """Part."""

    name: str = field(name="name")


publish_types(__name__.rpartition(".")[0], (Part,))
