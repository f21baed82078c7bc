"""A group of operations: their descriptions, and the methods that call them.

The group is `client.accounts`.
"""

from __future__ import annotations

from .._runtime.checks import Check
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

_ACCOUNT_ID = Parameter(
    name="account_id", wire="account_id", kind=str, check=Check(min_length=2), client="account"
)
_TOKEN = Parameter(
    name="token", wire="X-Token", kind=str, check=Check(min_length=4), secret=True, client="token"
)

_GET: Operation[None] = Operation(
    name="accounts.get",
    method="GET",
    path=("/accounts/", _ACCOUNT_ID),
    responses={204: None},
    repeatable=True,
)
_CHECK: Operation[None] = Operation(
    name="accounts.check",
    method="GET",
    path=("/check",),
    query=(_ACCOUNT_ID,),
    headers=(_TOKEN,),
    responses={204: None},
    repeatable=True,
)


class Accounts(Group):
    """Accounts."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawAccounts:
        """The same operations, whose methods return the whole response."""
        return RawAccounts(self._caller)

    def get(self, *, account_id: str | None = None) -> None:
        """Get an account.

        Args:
            account_id: By default `account` of the client.
        """
        return self._call(_GET, account_id=account_id)

    def check(self, *, account_id: str | None = None, token: str | None = None) -> None:
        """Check an account.

        Args:
            account_id: By default `account` of the client.
            token: By default `token` of the client.
        """
        return self._call(_CHECK, account_id=account_id, token=token)


@documented_like(Accounts)
class AsyncAccounts(AsyncGroup):
    """Accounts."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawAccounts:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAccounts(self._caller)

    async def get(self, *, account_id: str | None = None) -> None:
        """Like `Accounts.get`."""
        return await self._call(_GET, account_id=account_id)

    async def check(self, *, account_id: str | None = None, token: str | None = None) -> None:
        """Like `Accounts.check`."""
        return await self._call(_CHECK, account_id=account_id, token=token)


class RawAccounts(RawGroup):
    """The methods of `Accounts`; methods return the whole response."""

    __slots__ = ()

    get = raw(Accounts.get)
    check = raw(Accounts.check)


class AsyncRawAccounts(AsyncRawGroup):
    """The methods of `AsyncAccounts`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncAccounts.get)
    check = async_raw(AsyncAccounts.check)
