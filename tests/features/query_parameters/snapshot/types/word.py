"""Data types of the service.

This module defines `Word`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Word(OpenEnum):
    """Word."""

    RED = "red"
    LIGHT_BLUE = "light blue"


publish_types(__name__.rpartition(".")[0], (Word,))
