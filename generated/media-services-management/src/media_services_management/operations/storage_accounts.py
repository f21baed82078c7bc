"""A group of operations: their descriptions, and the methods that call them.

The group is `client.storage_accounts`.
"""

from __future__ import annotations

import builtins

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation, Parameter
from ..types._checks import ACCOUNT_NAME, STORAGE_ACCOUNT_KEY, STORAGE_ACCOUNT_NAME
from ..types.attach_storage_account_request import AttachStorageAccountRequest
from ..types.storage_account_details import StorageAccountDetails

_ACCOUNT_NAME = Parameter(name="account_name", wire="accountName", kind=str, check=ACCOUNT_NAME)
_STORAGE_ACCOUNT_NAME = Parameter(
    name="storage_account_name", wire="storageAccountName", kind=str, check=STORAGE_ACCOUNT_NAME
)

_LIST: Operation[builtins.list[StorageAccountDetails]] = Operation(
    name="storage_accounts.list",
    method="GET",
    path=("/Accounts/", _ACCOUNT_NAME, "/StorageAccounts"),
    responses={200: list[StorageAccountDetails]},
    repeatable=True,
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid")},
        404: {"NotFound": ("account-unknown",)},
    },
)
_ATTACH: Operation[None] = Operation(
    name="storage_accounts.attach",
    method="POST",
    path=("/Accounts/", _ACCOUNT_NAME, "/StorageAccounts"),
    body=Body(media_type="application/json", record=AttachStorageAccountRequest),
    responses={204: None},
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid", "value-missing")},
        404: {"NotFound": ("account-unknown", "storage-account-unknown")},
    },
)
_UPDATE_KEY: Operation[None] = Operation(
    name="storage_accounts.update_key",
    method="PUT",
    path=("/Accounts/", _ACCOUNT_NAME, "/StorageAccounts/", _STORAGE_ACCOUNT_NAME, "/Key"),
    body=Body(
        media_type="application/json",
        name="storage_account_key",
        kind=str,
        check=STORAGE_ACCOUNT_KEY,
        secret=True,
    ),
    responses={204: None},
    repeatable=True,
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid", "value-missing")},
        404: {"NotFound": ("account-unknown", "storage-account-unknown")},
    },
)


class StorageAccounts(Group):
    """Storage accounts that a Media Services account uses."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawStorageAccounts:
        """The same operations, whose methods return the whole response."""
        return RawStorageAccounts(self._caller)

    def list(self, account_name: str) -> builtins.list[StorageAccountDetails]:
        """List Storage Accounts.

        The storage accounts attached to a Media Services account, the default one among them.

        Note: Every attached storage account lies in the same data center as the Media Services
        account.

        Note: A storage account that was attached cannot be detached.

        Note: The default storage account is the one named when the account was created; it cannot
        be changed.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`).
            NotFoundError: There is no account of this name (`account-unknown`).
        """
        return self._call(_LIST, account_name=account_name)

    def attach(
        self,
        account_name: str,
        *,
        blob_storage_endpoint_uri: str,
        storage_account_key: str,
        storage_account_name: str,
    ) -> None:
        """Attach Storage Account.

        Lets a Media Services account use one more storage account.

        Caution: A storage account that was attached cannot be detached.

        Note: Every attached storage account lies in the same data center as the Media Services
        account.

        Note: The default storage account is the one named when the account was created; it cannot
        be changed.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.
            blob_storage_endpoint_uri: The blob endpoint of the storage account.
            storage_account_key: A key of the storage account.
            storage_account_name: The name of a storage account.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`). A required property has no value, the account key
                for example (`value-missing`).
            NotFoundError: There is no account of this name (`account-unknown`). There is no such
                storage account on the account (`storage-account-unknown`).
        """
        return self._call(
            _ATTACH,
            account_name=account_name,
            blob_storage_endpoint_uri=blob_storage_endpoint_uri,
            storage_account_key=storage_account_key,
            storage_account_name=storage_account_name,
        )

    def update_key(
        self, storage_account_name: str, *, account_name: str, storage_account_key: str
    ) -> None:
        """Update Storage Account Key.

        Tells Media Services the present key of an attached storage account. Needed after the key
        was regenerated in the storage service.

        Caution: Wait 30 minutes after this before using the Media Services account.

        Args:
            storage_account_name: The name of a storage account.
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.
            storage_account_key: The present key of the storage account.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`). A required property has no value, the account key
                for example (`value-missing`).
            NotFoundError: There is no account of this name (`account-unknown`). There is no such
                storage account on the account (`storage-account-unknown`).
        """
        return self._call(
            _UPDATE_KEY,
            storage_account_name=storage_account_name,
            account_name=account_name,
            storage_account_key=storage_account_key,
        )


@documented_like(StorageAccounts)
class AsyncStorageAccounts(AsyncGroup):
    """Storage accounts that a Media Services account uses."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawStorageAccounts:
        """The same operations, whose methods return the whole response."""
        return AsyncRawStorageAccounts(self._caller)

    async def list(self, account_name: str) -> builtins.list[StorageAccountDetails]:
        """Like `StorageAccounts.list`."""
        return await self._call(_LIST, account_name=account_name)

    async def attach(
        self,
        account_name: str,
        *,
        blob_storage_endpoint_uri: str,
        storage_account_key: str,
        storage_account_name: str,
    ) -> None:
        """Like `StorageAccounts.attach`."""
        return await self._call(
            _ATTACH,
            account_name=account_name,
            blob_storage_endpoint_uri=blob_storage_endpoint_uri,
            storage_account_key=storage_account_key,
            storage_account_name=storage_account_name,
        )

    async def update_key(
        self, storage_account_name: str, *, account_name: str, storage_account_key: str
    ) -> None:
        """Like `StorageAccounts.update_key`."""
        return await self._call(
            _UPDATE_KEY,
            storage_account_name=storage_account_name,
            account_name=account_name,
            storage_account_key=storage_account_key,
        )


class RawStorageAccounts(RawGroup):
    """The methods of `StorageAccounts`; methods return the whole response."""

    __slots__ = ()

    list = raw(StorageAccounts.list)
    attach = raw(StorageAccounts.attach)
    update_key = raw(StorageAccounts.update_key)


class AsyncRawStorageAccounts(AsyncRawGroup):
    """The methods of `AsyncStorageAccounts`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncStorageAccounts.list)
    attach = async_raw(AsyncStorageAccounts.attach)
    update_key = async_raw(AsyncStorageAccounts.update_key)
