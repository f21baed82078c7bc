"""Data types of the service.

This module defines `StorageClass`.
"""

from __future__ import annotations

from .._runtime.records import OpenEnum, publish_types


class StorageClass(OpenEnum):
    """StorageClass."""

    STANDARD = "STANDARD"
    REDUCED_REDUNDANCY = "REDUCED_REDUNDANCY"
    GLACIER = "GLACIER"


publish_types(__name__.rpartition(".")[0], (StorageClass,))
