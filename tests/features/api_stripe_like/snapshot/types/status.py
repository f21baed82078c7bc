"""Data types of the service.

This module defines `Status`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class Status(OpenEnum):
    """Status."""

    ACTIVE = "active"
    PAST_DUE = "past_due"
    CANCELED = "canceled"


publish_types(__name__.rpartition(".")[0], (Status,))
