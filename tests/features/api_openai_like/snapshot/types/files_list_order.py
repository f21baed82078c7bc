"""Data types of the service.

This module defines `FilesListOrder`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class FilesListOrder(StrEnum):
    """FilesListOrder."""

    ASC = "asc"
    DESC = "desc"


publish_types(__name__.rpartition(".")[0], (FilesListOrder,))
