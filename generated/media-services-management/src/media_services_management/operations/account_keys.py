"""A group of operations: their descriptions, and the methods that call them.

The group is `client.account_keys`.
"""

from __future__ import annotations

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation, Parameter
from ..types._checks import ACCOUNT_NAME

_ACCOUNT_NAME = Parameter(name="account_name", wire="accountName", kind=str, check=ACCOUNT_NAME)

_REGENERATE_PRIMARY: Operation[None] = Operation(
    name="account_keys.regenerate_primary",
    method="POST",
    path=("/Accounts/", _ACCOUNT_NAME, "/AccountKeys/Primary/Regenerate"),
    responses={204: None},
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid")},
        404: {"NotFound": ("account-unknown",)},
    },
)
_REGENERATE_SECONDARY: Operation[None] = Operation(
    name="account_keys.regenerate_secondary",
    method="POST",
    path=("/Accounts/", _ACCOUNT_NAME, "/AccountKeys/Secondary/Regenerate"),
    responses={204: None},
    reasons={
        400: {"BadRequest": ("subscription-blank", "account-name-invalid")},
        404: {"NotFound": ("account-unknown",)},
    },
)


class AccountKeys(Group):
    """Keys with which applications use a Media Services account."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawAccountKeys:
        """The same operations, whose methods return the whole response."""
        return RawAccountKeys(self._caller)

    def regenerate_primary(self, account_name: str) -> None:
        """Regenerate Media Services Primary Account Key.

        Replaces the primary key of an account; the old one stops working.

        Note: The response is empty. `accounts.get` tells the new key.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`).
            NotFoundError: There is no account of this name (`account-unknown`).
        """
        return self._call(_REGENERATE_PRIMARY, account_name=account_name)

    def regenerate_secondary(self, account_name: str) -> None:
        """Regenerate Media Services Secondary Account Key.

        Replaces the secondary key of an account; the old one stops working.

        Note: The response is empty. `accounts.get` tells the new key.

        Args:
            account_name: The name of a Media Services account, 3 to 24 lower-case letters and
                digits.

        Raises:
            BadRequestError: The subscription id is missing or only white space
                (`subscription-blank`). The account name is not 3 to 24 lower-case letters and
                digits (`account-name-invalid`).
            NotFoundError: There is no account of this name (`account-unknown`).
        """
        return self._call(_REGENERATE_SECONDARY, account_name=account_name)


@documented_like(AccountKeys)
class AsyncAccountKeys(AsyncGroup):
    """Keys with which applications use a Media Services account."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawAccountKeys:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAccountKeys(self._caller)

    async def regenerate_primary(self, account_name: str) -> None:
        """Like `AccountKeys.regenerate_primary`."""
        return await self._call(_REGENERATE_PRIMARY, account_name=account_name)

    async def regenerate_secondary(self, account_name: str) -> None:
        """Like `AccountKeys.regenerate_secondary`."""
        return await self._call(_REGENERATE_SECONDARY, account_name=account_name)


class RawAccountKeys(RawGroup):
    """The methods of `AccountKeys`; methods return the whole response."""

    __slots__ = ()

    regenerate_primary = raw(AccountKeys.regenerate_primary)
    regenerate_secondary = raw(AccountKeys.regenerate_secondary)


class AsyncRawAccountKeys(AsyncRawGroup):
    """The methods of `AsyncAccountKeys`; methods return the whole response."""

    __slots__ = ()

    regenerate_primary = async_raw(AsyncAccountKeys.regenerate_primary)
    regenerate_secondary = async_raw(AsyncAccountKeys.regenerate_secondary)
