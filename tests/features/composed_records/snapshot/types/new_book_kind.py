"""Data types of the service.

This module defines `NewBookKind`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class NewBookKind(OpenEnum):
    """The kind of book."""

    NOVEL = "novel"
    ATLAS = "atlas"


publish_types(__name__.rpartition(".")[0], (NewBookKind,))
