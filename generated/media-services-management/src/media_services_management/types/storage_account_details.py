"""Data types of the service.

This module defines `StorageAccountDetails`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, field, publish_types
from ._checks import STORAGE_ACCOUNT_NAME


class StorageAccountDetails(Record, frozen=True, kw_only=True):
    """A storage account that a Media Services account uses."""

    __checks__: ClassVar[Mapping[str, Check]] = {"storage_account_name": STORAGE_ACCOUNT_NAME}

    blob_storage_end_point: str | None = field(name="BlobStorageEndPoint", default=None)
    """The blob endpoint of the storage account."""
    storage_account_name: str | None = field(name="StorageAccountName", default=None)
    """The name of a storage account."""
    is_default: bool | None = field(name="IsDefault", default=None)
    """Whether new assets go here."""


publish_types(__name__.rpartition(".")[0], (StorageAccountDetails,))
