"""Data types of the service.

This module defines `AttachStorageAccountRequest`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types
from ._checks import STORAGE_ACCOUNT_KEY, STORAGE_ACCOUNT_NAME


class AttachStorageAccountRequest(Record, frozen=True, kw_only=True):
    """The storage account to attach."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="AttachStorageAccountRequest",
        namespace="http://schemas.datacontract.org/2004/07/Microsoft.Cloud.Media.Management.ResourceProvider.Models",
    )
    __checks__: ClassVar[Mapping[str, Check]] = {
        "storage_account_key": STORAGE_ACCOUNT_KEY,
        "storage_account_name": STORAGE_ACCOUNT_NAME,
    }
    __secrets__: ClassVar[frozenset[str]] = frozenset({"storage_account_key"})

    blob_storage_endpoint_uri: str = field(name="BlobStorageEndpointUri")
    """The blob endpoint of the storage account."""
    storage_account_key: str = field(name="StorageAccountKey")
    """A key of the storage account."""
    storage_account_name: str = field(name="StorageAccountName")
    """The name of a storage account."""


publish_types(__name__.rpartition(".")[0], (AttachStorageAccountRequest,))
