"""A group of operations: their descriptions, and the methods that call them.

The group is `client.results`.
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
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from ..types.filled import Filled
from ..types.result import Result

_SEND: Operation[Result] = Operation(
    name="results.send",
    method="POST",
    path=("/results",),
    body=Body(media_type="application/xml", record=Result),
    responses={200: Result},
    accept="application/json",
)
_FILL_IN: Operation[None] = Operation(
    name="results.fill_in",
    method="POST",
    path=("/forms",),
    body=Body(media_type="application/x-www-form-urlencoded", record=Filled),
    responses={204: None},
)
_FILL_IN_DEEP: Operation[None] = Operation(
    name="results.fill_in_deep",
    method="POST",
    path=("/nested-forms",),
    body=Body(media_type="application/x-www-form-urlencoded", record=Filled, lists="indexed"),
    responses={204: None},
)
_ATTACH: Operation[None] = Operation(
    name="results.attach",
    method="POST",
    path=("/parts",),
    body=Body(media_type="multipart/form-data", record=Filled),
    responses={204: None},
)


class Results(Group):
    """Results."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawResults:
        """The same operations, whose methods return the whole response."""
        return RawResults(self._caller)

    def send(
        self,
        *,
        status_code: int | UnsetType = UNSET,
        inline: int | UnsetType = UNSET,
        codes: list[int] | UnsetType = UNSET,
        maybe: int | None | UnsetType = UNSET,
        plain: int | UnsetType = UNSET,
    ) -> Result:
        """Send a result."""
        return self._call(
            _SEND, status_code=status_code, inline=inline, codes=codes, maybe=maybe, plain=plain
        )

    def fill_in(
        self, *, code: int | UnsetType = UNSET, codes: list[int] | UnsetType = UNSET
    ) -> None:
        """Fill in a form."""
        return self._call(_FILL_IN, code=code, codes=codes)

    def fill_in_deep(
        self, *, code: int | UnsetType = UNSET, codes: list[int] | UnsetType = UNSET
    ) -> None:
        """Fill in a nested form."""
        return self._call(_FILL_IN_DEEP, code=code, codes=codes)

    def attach(
        self, *, code: int | UnsetType = UNSET, codes: list[int] | UnsetType = UNSET
    ) -> None:
        """Attach a result."""
        return self._call(_ATTACH, code=code, codes=codes)


@documented_like(Results)
class AsyncResults(AsyncGroup):
    """Results."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawResults:
        """The same operations, whose methods return the whole response."""
        return AsyncRawResults(self._caller)

    async def send(
        self,
        *,
        status_code: int | UnsetType = UNSET,
        inline: int | UnsetType = UNSET,
        codes: list[int] | UnsetType = UNSET,
        maybe: int | None | UnsetType = UNSET,
        plain: int | UnsetType = UNSET,
    ) -> Result:
        """Like `Results.send`."""
        return await self._call(
            _SEND, status_code=status_code, inline=inline, codes=codes, maybe=maybe, plain=plain
        )

    async def fill_in(
        self, *, code: int | UnsetType = UNSET, codes: list[int] | UnsetType = UNSET
    ) -> None:
        """Like `Results.fill_in`."""
        return await self._call(_FILL_IN, code=code, codes=codes)

    async def fill_in_deep(
        self, *, code: int | UnsetType = UNSET, codes: list[int] | UnsetType = UNSET
    ) -> None:
        """Like `Results.fill_in_deep`."""
        return await self._call(_FILL_IN_DEEP, code=code, codes=codes)

    async def attach(
        self, *, code: int | UnsetType = UNSET, codes: list[int] | UnsetType = UNSET
    ) -> None:
        """Like `Results.attach`."""
        return await self._call(_ATTACH, code=code, codes=codes)


class RawResults(RawGroup):
    """The methods of `Results`; methods return the whole response."""

    __slots__ = ()

    send = raw(Results.send)
    fill_in = raw(Results.fill_in)
    fill_in_deep = raw(Results.fill_in_deep)
    attach = raw(Results.attach)


class AsyncRawResults(AsyncRawGroup):
    """The methods of `AsyncResults`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncResults.send)
    fill_in = async_raw(AsyncResults.fill_in)
    fill_in_deep = async_raw(AsyncResults.fill_in_deep)
    attach = async_raw(AsyncResults.attach)
