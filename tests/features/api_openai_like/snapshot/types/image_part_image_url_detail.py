"""Data types of the service.

This module defines `ImagePartImageUrlDetail`.
"""

from __future__ import annotations

from enum import StrEnum

from .._runtime.records import publish_types


class ImagePartImageUrlDetail(StrEnum):
    """ImagePartImageUrlDetail."""

    AUTO = "auto"
    LOW = "low"
    HIGH = "high"


publish_types(__name__.rpartition(".")[0], (ImagePartImageUrlDetail,))
