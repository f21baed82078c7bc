"""Data types of the service.

This module defines `BoxesAddBody`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class BoxesAddBody(Record, frozen=True, kw_only=True):
    """BoxesAddBody."""

    color: str = field(name="color")


publish_types(__name__.rpartition(".")[0], (BoxesAddBody,))
