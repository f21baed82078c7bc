"""Data types of the service.

This module defines `WantedKind`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class WantedKind(StrEnum):
    """WantedKind."""

    NOVEL = "novel"
    ATLAS = "atlas"


publish_types(__name__.rpartition(".")[0], (WantedKind,))
