"""Data types of the service.

This module defines `AccountDetails`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from .._runtime.checks import Check
from .._runtime.records import Record, Xml, field, publish_types
from ._checks import ACCOUNT_NAME, STORAGE_ACCOUNT_NAME
from .account_keys import AccountKeys


class AccountDetails(Record, frozen=True, kw_only=True):
    """An account with its keys."""

    __xml__: ClassVar[Xml | None] = Xml(
        name="AccountDetails",
        namespace="http://schemas.datacontract.org/2004/07/Microsoft.Cloud.Media.Management.ResourceProvider.Models",
    )
    __checks__: ClassVar[Mapping[str, Check]] = {
        "account_name": ACCOUNT_NAME,
        "storage_account_name": STORAGE_ACCOUNT_NAME,
    }
    __secrets__: ClassVar[frozenset[str]] = frozenset({"account_key"})

    account_key: str | None = field(name="AccountKey", default=None)
    """The primary key once more."""
    account_keys: AccountKeys | None = field(name="AccountKeys", default=None)
    """Both keys."""
    account_name: str | None = field(name="AccountName", default=None)
    """The name of a Media Services account, 3 to 24 lower-case letters and digits."""
    account_region: str | None = field(name="AccountRegion", default=None)
    """The region that holds the account."""
    storage_account_name: str | None = field(name="StorageAccountName", default=None)
    """The default storage account."""


publish_types(__name__.rpartition(".")[0], (AccountDetails,))
