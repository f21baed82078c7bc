"""The clients of the service."""

from __future__ import annotations

import os
from functools import cached_property
from typing import TYPE_CHECKING, Self, Unpack

from ._runtime.client import AsyncClient, Client, RawClient
from ._runtime.groups import lazy
from ._runtime.public import publish
from ._service import SERVICE

if TYPE_CHECKING:
    import httpx2

    from ._runtime.client_config import ClientOptions
    from ._runtime.credentials.protocol import Credential
    from .operations.account_keys import (
        AccountKeys,
        AsyncAccountKeys,
        AsyncRawAccountKeys,
        RawAccountKeys,
    )
    from .operations.accounts import Accounts, AsyncAccounts, AsyncRawAccounts, RawAccounts
    from .operations.regions import AsyncRawRegions, AsyncRegions, RawRegions, Regions
    from .operations.storage_accounts import (
        AsyncRawStorageAccounts,
        AsyncStorageAccounts,
        RawStorageAccounts,
        StorageAccounts,
    )

__all__ = ["AsyncMediaServicesManagementClient", "MediaServicesManagementClient"]


class MediaServicesManagementClient(Client):
    """A client of Azure Media Services Management that several threads may share.

    Every call can raise `ArgumentError`, `TransportError`, `UnexpectedResponse`, `BadRequestError`,
    `ConflictError`, `ForbiddenError`, `InternalServerError`, `NotFoundError`,
    `ServiceUnavailableError`; a method lists the errors documented for it.

    Args:
        subscription_id: The subscription that owns the accounts, as the portal shows it (a GUID).
        credential: A `ManagementCertificate` or a `BearerToken`; `None` only with `http`, or if the
            endpoint needs none.
        http: A client of the HTTP library to use; you close it yourself.
        options: The endpoint, trust, proxy and time limits: see `ClientOptions`.
    """

    account_keys: AccountKeys = lazy("operations.account_keys:AccountKeys")
    accounts: Accounts = lazy("operations.accounts:Accounts")
    regions: Regions = lazy("operations.regions:Regions")
    storage_accounts: StorageAccounts = lazy("operations.storage_accounts:StorageAccounts")

    def __init__(
        self,
        subscription_id: str,
        *,
        credential: Credential | None,
        http: httpx2.Client | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {"subscription_id": subscription_id}, credential, http, options)

    @classmethod
    def from_publish_settings(
        cls,
        path: str | os.PathLike[str],
        *,
        subscription: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """Return a client for a subscription of a `.publishsettings` file, by its id or name.

        The subscription may be left out if the file has only one. Raises `ArgumentError`.
        """
        from ._runtime.client_config import read_parameter
        from ._runtime.credentials.publishsettings import read_publish_settings
        from .credentials import ManagementCertificate

        chosen = read_publish_settings(path).choose(subscription)
        options.setdefault("endpoint", chosen.endpoint)
        return cls(
            read_parameter(SERVICE, "subscriptionId", chosen.id),
            credential=chosen.read_certificate(ManagementCertificate),
            **options,
        )

    @cached_property
    def with_raw_response(self) -> RawMediaServicesManagement:
        """The same operations, whose methods return the whole response."""
        return RawMediaServicesManagement(self)


class RawMediaServicesManagement(RawClient):
    """The operations of `MediaServicesManagementClient`; methods return the whole response."""

    account_keys: RawAccountKeys = lazy("operations.account_keys:RawAccountKeys")
    accounts: RawAccounts = lazy("operations.accounts:RawAccounts")
    regions: RawRegions = lazy("operations.regions:RawRegions")
    storage_accounts: RawStorageAccounts = lazy("operations.storage_accounts:RawStorageAccounts")


class AsyncMediaServicesManagementClient(AsyncClient):
    """A client of Azure Media Services Management for asyncio.

    The arguments are those of `MediaServicesManagementClient`; `http` and `sleep` are asynchronous.
    """

    account_keys: AsyncAccountKeys = lazy("operations.account_keys:AsyncAccountKeys")
    accounts: AsyncAccounts = lazy("operations.accounts:AsyncAccounts")
    regions: AsyncRegions = lazy("operations.regions:AsyncRegions")
    storage_accounts: AsyncStorageAccounts = lazy(
        "operations.storage_accounts:AsyncStorageAccounts"
    )

    def __init__(
        self,
        subscription_id: str,
        *,
        credential: Credential | None,
        http: httpx2.AsyncClient | None = None,
        **options: Unpack[ClientOptions],
    ) -> None:
        super().__init__(SERVICE, {"subscription_id": subscription_id}, credential, http, options)

    @classmethod
    def from_publish_settings(
        cls,
        path: str | os.PathLike[str],
        *,
        subscription: str | None = None,
        **options: Unpack[ClientOptions],
    ) -> Self:
        """Like `MediaServicesManagementClient.from_publish_settings`."""
        from ._runtime.client_config import read_parameter
        from ._runtime.credentials.publishsettings import read_publish_settings
        from .credentials import ManagementCertificate

        chosen = read_publish_settings(path).choose(subscription)
        options.setdefault("endpoint", chosen.endpoint)
        return cls(
            read_parameter(SERVICE, "subscriptionId", chosen.id),
            credential=chosen.read_certificate(ManagementCertificate),
            **options,
        )

    @cached_property
    def with_raw_response(self) -> AsyncRawMediaServicesManagement:
        """The same operations, whose methods return the whole response."""
        return AsyncRawMediaServicesManagement(self)


class AsyncRawMediaServicesManagement(RawClient):
    """The operations of `AsyncMediaServicesManagementClient`; methods return the whole response."""

    account_keys: AsyncRawAccountKeys = lazy("operations.account_keys:AsyncRawAccountKeys")
    accounts: AsyncRawAccounts = lazy("operations.accounts:AsyncRawAccounts")
    regions: AsyncRawRegions = lazy("operations.regions:AsyncRawRegions")
    storage_accounts: AsyncRawStorageAccounts = lazy(
        "operations.storage_accounts:AsyncRawStorageAccounts"
    )


publish(
    __name__.rpartition(".")[0], (MediaServicesManagementClient, AsyncMediaServicesManagementClient)
)
