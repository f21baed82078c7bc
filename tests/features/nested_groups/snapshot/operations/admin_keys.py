"""A group of operations: their descriptions, and the methods that call them.

The group is `client.admin.keys`.
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
from .._runtime.operation import Operation
from ..types.item import Item

_LIST: Operation[builtins.list[Item]] = Operation(
    name="admin.keys.list",
    method="GET",
    path=("/keys",),
    responses={200: list[Item]},
    repeatable=True,
    accept="application/json",
)


class AdminKeys(Group):
    """Keys of an organisation."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawAdminKeys:
        """The same operations, whose methods return the whole response."""
        return RawAdminKeys(self._caller)

    def list(self) -> builtins.list[Item]:
        """List."""
        return self._call(_LIST)


@documented_like(AdminKeys)
class AsyncAdminKeys(AsyncGroup):
    """Keys of an organisation."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawAdminKeys:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAdminKeys(self._caller)

    async def list(self) -> builtins.list[Item]:
        """Like `AdminKeys.list`."""
        return await self._call(_LIST)


class RawAdminKeys(RawGroup):
    """The methods of `AdminKeys`; methods return the whole response."""

    __slots__ = ()

    list = raw(AdminKeys.list)


class AsyncRawAdminKeys(AsyncRawGroup):
    """The methods of `AsyncAdminKeys`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncAdminKeys.list)
