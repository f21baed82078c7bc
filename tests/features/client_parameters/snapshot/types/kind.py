"""Data types of the service.

This module defines `Kind`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class Kind(StrEnum):
    """Kind."""

    PUBLIC = "public"
    PRIVATE = "private"


publish_types(__name__.rpartition(".")[0], (Kind,))
