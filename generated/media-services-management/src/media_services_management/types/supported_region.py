"""Data types of the service.

This module defines `SupportedRegion`.
"""

from __future__ import annotations

from .._runtime.records import Record, field, publish_types


class SupportedRegion(Record, frozen=True, kw_only=True):
    """A data center that can hold Media Services accounts."""

    region_name: str = field(name="RegionName")
    """The name to give when creating an account."""


publish_types(__name__.rpartition(".")[0], (SupportedRegion,))
