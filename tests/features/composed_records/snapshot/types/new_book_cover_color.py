"""Data types of the service.

This module defines `NewBookCoverColor`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class NewBookCoverColor(OpenEnum):
    """NewBookCoverColor."""

    RED = "red"


publish_types(__name__.rpartition(".")[0], (NewBookCoverColor,))
