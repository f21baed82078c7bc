"""Data types of the service.

This module defines `OperationStatus`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class OperationStatus(StrEnum):
    """OperationStatus."""

    IN_PROGRESS = "InProgress"
    SUCCEEDED = "Succeeded"
    FAILED = "Failed"


publish_types(__name__.rpartition(".")[0], (OperationStatus,))
