"""A group of operations: their descriptions, and the methods that call them.

The group is `client.accounts`.
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
from ..types._checks import ACCOUNT_NAME
from ..types.account_creation_request import AccountCreationRequest
from ..types.account_creation_result import AccountCreationResult
from ..types.account_details import AccountDetails
from ..types.service_resource import ServiceResource

_ACCOUNT_NAME = Parameter(name="account_name", wire="accountName", kind=str, check=ACCOUNT_NAME)

_LIST: Operation[builtins.list[ServiceResource]] = Operation(
    name="accounts.list",
    method="GET",
    path=("/Accounts",),
    responses={200: list[ServiceResource]},
    repeatable=True,
    reasons={400: {"BadRequest": ("subscription-blank",)}},
)
_CREATE: Operation[AccountCreationResult] = Operation(
    name="accounts.create",
    method="POST",
    path=("/Accounts",),
    body=Body(media_type="application/xml", record=AccountCreationRequest),
    responses={201: AccountCreationResult},
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid", "value-missing")},
        409: {"Conflict": ("name-taken", "dns-name-unavailable")},
    },
)
_GET: Operation[AccountDetails] = Operation(
    name="accounts.get",
    method="GET",
    path=("/Accounts/", _ACCOUNT_NAME),
    responses={200: AccountDetails},
    repeatable=True,
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid")},
        404: {"NotFound": ("account-unknown",)},
    },
)
_DELETE: Operation[None] = Operation(
    name="accounts.delete",
    method="DELETE",
    path=("/Accounts/", _ACCOUNT_NAME),
    responses={200: None, 204: None},
    repeatable=True,
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid")},
        404: {"NotFound": ("account-unknown",)},
    },
)


class Accounts(Group):
    """Media Services accounts of a subscription."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawAccounts:
        """The same operations, whose methods return the whole response."""
        return RawAccounts(self._caller)

    def list(self) -> builtins.list[ServiceResource]:
        """List Media Services Accounts.

        Every Media Services account of the subscription.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`).
        """
        return self._call(_LIST)

    def create(
        self,
        *,
        account_name: str,
        blob_storage_endpoint_uri: str,
        region: str,
        storage_account_key: str,
        storage_account_name: str,
    ) -> AccountCreationResult:
        """Create Media Services Account.

        A new Media Services account, with the storage account that it uses by default.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.
            blob_storage_endpoint_uri: The blob endpoint of the storage account.
            region: A region from the list of available regions.
            storage_account_key: A key of the storage account.
            storage_account_name: The name of a storage account.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`). A required property has no value, the account key
                for example (`value-missing`).
            ConflictError: The subscription has an account of this name already (`name-taken`). No
                DNS name could be made for the account (`dns-name-unavailable`).
        """
        return self._call(
            _CREATE,
            account_name=account_name,
            blob_storage_endpoint_uri=blob_storage_endpoint_uri,
            region=region,
            storage_account_key=storage_account_key,
            storage_account_name=storage_account_name,
        )

    def get(self, account_name: str) -> AccountDetails:
        """Get Media Services Account Details.

        One account with its region, its storage account and both of its keys.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`).
            NotFoundError: There is no account of this name (`account-unknown`).
        """
        return self._call(_GET, account_name=account_name)

    def delete(self, account_name: str) -> None:
        """Delete Media Services Account.

        Removes the account from the subscription.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`).
            NotFoundError: There is no account of this name (`account-unknown`).
        """
        return self._call(_DELETE, account_name=account_name)


@documented_like(Accounts)
class AsyncAccounts(AsyncGroup):
    """Media Services accounts of a subscription."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawAccounts:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAccounts(self._caller)

    async def list(self) -> builtins.list[ServiceResource]:
        """Like `Accounts.list`."""
        return await self._call(_LIST)

    async def create(
        self,
        *,
        account_name: str,
        blob_storage_endpoint_uri: str,
        region: str,
        storage_account_key: str,
        storage_account_name: str,
    ) -> AccountCreationResult:
        """Like `Accounts.create`."""
        return await self._call(
            _CREATE,
            account_name=account_name,
            blob_storage_endpoint_uri=blob_storage_endpoint_uri,
            region=region,
            storage_account_key=storage_account_key,
            storage_account_name=storage_account_name,
        )

    async def get(self, account_name: str) -> AccountDetails:
        """Like `Accounts.get`."""
        return await self._call(_GET, account_name=account_name)

    async def delete(self, account_name: str) -> None:
        """Like `Accounts.delete`."""
        return await self._call(_DELETE, account_name=account_name)


class RawAccounts(RawGroup):
    """The methods of `Accounts`; methods return the whole response."""

    __slots__ = ()

    list = raw(Accounts.list)
    create = raw(Accounts.create)
    get = raw(Accounts.get)
    delete = raw(Accounts.delete)


class AsyncRawAccounts(AsyncRawGroup):
    """The methods of `AsyncAccounts`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncAccounts.list)
    create = async_raw(AsyncAccounts.create)
    get = async_raw(AsyncAccounts.get)
    delete = async_raw(AsyncAccounts.delete)
