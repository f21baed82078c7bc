"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import Record, field


class SupportedRegion(Record, frozen=True, kw_only=True):
    """A data center that can hold Media Services accounts."""

    region_name: str = field(name="RegionName")
    """The name to give when creating an account."""
