"""Data types that belong together."""

from __future__ import annotations

from .._runtime.records import OpenEnum


class Kind(OpenEnum):
    """Kind."""

    BIG = "big"
    SMALL = "small"
