"""Data types of the service.

This module defines `Colour`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class Colour(StrEnum):
    """Colour."""

    RED = "red"
    GREEN = "green"


publish_types(__name__.rpartition(".")[0], (Colour,))
