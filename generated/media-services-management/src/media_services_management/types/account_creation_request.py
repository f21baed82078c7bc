"""Data types of the service.

This module defines `AccountCreationRequest`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types
from ._checks import ACCOUNT_NAME, STORAGE_ACCOUNT_KEY, STORAGE_ACCOUNT_NAME


class AccountCreationRequest(Record, frozen=True, kw_only=True):
    """What a new account needs."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="AccountCreationRequest",
        namespace="http://schemas.datacontract.org/2004/07/Microsoft.Cloud.Media.Management.ResourceProvider.Models",
    )
    __checks__: ClassVar[Mapping[str, Check]] = {
        "account_name": ACCOUNT_NAME,
        "region": Check(min_length=3, max_length=256),
        "storage_account_key": STORAGE_ACCOUNT_KEY,
        "storage_account_name": STORAGE_ACCOUNT_NAME,
    }
    __secrets__: ClassVar[frozenset[str]] = frozenset({"storage_account_key"})

    account_name: str = field(name="AccountName")
    """The name of a Media Services account, 3 to 24 lower-case letters and digits."""
    blob_storage_endpoint_uri: str = field(name="BlobStorageEndpointUri")
    """The blob endpoint of the storage account."""
    region: str = field(name="Region")
    """A region from the list of available regions."""
    storage_account_key: str = field(name="StorageAccountKey")
    """A key of the storage account."""
    storage_account_name: str = field(name="StorageAccountName")
    """The name of a storage account."""


publish_types(__name__.rpartition(".")[0], (AccountCreationRequest,))
