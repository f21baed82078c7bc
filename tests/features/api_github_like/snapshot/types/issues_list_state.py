"""Data types of the service.

This module defines `IssuesListState`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class IssuesListState(StrEnum):
    """IssuesListState."""

    OPEN = "open"
    CLOSED = "closed"


publish_types(__name__.rpartition(".")[0], (IssuesListState,))
