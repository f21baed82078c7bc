"""A group of operations: their descriptions, and the methods that call them.

The group is `client.forms`.
"""

from __future__ import annotations

import datetime

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.sign import Sign

_SIGN: Operation[Sign] = Operation(
    name="forms.sign",
    method="POST",
    path=("/sign",),
    body=Body(media_type="application/x-www-form-urlencoded", record=Sign),
    responses={200: Sign},
    accept="application/x-www-form-urlencoded",
)


class Forms(Group):
    """Forms."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawForms:
        """The same operations, whose methods return the whole response."""
        return RawForms(self._caller)

    def sign(
        self,
        *,
        user_name: str,
        age: int | UnsetType = UNSET,
        ok: bool | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        since: datetime.date | UnsetType = UNSET,
    ) -> Sign:
        """Sign."""
        return self._call(_SIGN, user_name=user_name, age=age, ok=ok, tags=tags, since=since)


@documented_like(Forms)
class AsyncForms(AsyncGroup):
    """Forms."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawForms:
        """The same operations, whose methods return the whole response."""
        return AsyncRawForms(self._caller)

    async def sign(
        self,
        *,
        user_name: str,
        age: int | UnsetType = UNSET,
        ok: bool | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        since: datetime.date | UnsetType = UNSET,
    ) -> Sign:
        """Like `Forms.sign`."""
        return await self._call(_SIGN, user_name=user_name, age=age, ok=ok, tags=tags, since=since)


class RawForms(RawGroup):
    """The methods of `Forms`; methods return the whole response."""

    __slots__ = ()

    sign = raw(Forms.sign)


class AsyncRawForms(AsyncRawGroup):
    """The methods of `AsyncForms`; methods return the whole response."""

    __slots__ = ()

    sign = async_raw(AsyncForms.sign)
