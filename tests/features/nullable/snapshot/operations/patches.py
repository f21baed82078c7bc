"""A group of operations: their descriptions, and the methods that call them.

The group is `client.patches`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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
from ..types.inner import Inner
from ..types.patch import Patch

if TYPE_CHECKING:
    from ..types._params import InnerParams, PatchParams

_SEND: Operation[Patch] = Operation(
    name="patches.send",
    method="PATCH",
    path=("/patch",),
    body=Body(media_type="application/json", record=Patch),
    responses={200: Patch},
    accept="application/json",
)
_MAYBE: Operation[int | None] = Operation(
    name="patches.maybe",
    method="PUT",
    path=("/maybe",),
    body=Body(media_type="application/json", name="body", kind=Patch | None),
    responses={200: int | None},
    repeatable=True,
    accept="application/json",
)
_LISTED: Operation[list[str] | None] = Operation(
    name="patches.listed",
    method="GET",
    path=("/listed",),
    responses={200: list[str] | None},
    repeatable=True,
    accept="application/json",
)


class Patches(Group):
    """Patches."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawPatches:
        """The same operations, whose methods return the whole response."""
        return RawPatches(self._caller)

    def send(
        self,
        *,
        must: str,
        must_or_null: str | None,
        may: int | UnsetType = UNSET,
        may_or_null: int | None | UnsetType = UNSET,
        items: list[int | None] | UnsetType = UNSET,
        named: str | None | UnsetType = UNSET,
        inner: Inner | InnerParams | None | UnsetType = UNSET,
    ) -> Patch:
        """Send a patch."""
        return self._call(
            _SEND,
            must=must,
            must_or_null=must_or_null,
            may=may,
            may_or_null=may_or_null,
            items=items,
            named=named,
            inner=inner,
        )

    def maybe(self, *, body: Patch | PatchParams | None) -> int | None:
        """Send what may be null."""
        return self._call(_MAYBE, body=body)

    def listed(self) -> list[str] | None:
        """List what may be null."""
        return self._call(_LISTED)


@documented_like(Patches)
class AsyncPatches(AsyncGroup):
    """Patches."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawPatches:
        """The same operations, whose methods return the whole response."""
        return AsyncRawPatches(self._caller)

    async def send(
        self,
        *,
        must: str,
        must_or_null: str | None,
        may: int | UnsetType = UNSET,
        may_or_null: int | None | UnsetType = UNSET,
        items: list[int | None] | UnsetType = UNSET,
        named: str | None | UnsetType = UNSET,
        inner: Inner | InnerParams | None | UnsetType = UNSET,
    ) -> Patch:
        """Like `Patches.send`."""
        return await self._call(
            _SEND,
            must=must,
            must_or_null=must_or_null,
            may=may,
            may_or_null=may_or_null,
            items=items,
            named=named,
            inner=inner,
        )

    async def maybe(self, *, body: Patch | PatchParams | None) -> int | None:
        """Like `Patches.maybe`."""
        return await self._call(_MAYBE, body=body)

    async def listed(self) -> list[str] | None:
        """Like `Patches.listed`."""
        return await self._call(_LISTED)


class RawPatches(RawGroup):
    """The methods of `Patches`; methods return the whole response."""

    __slots__ = ()

    send = raw(Patches.send)
    maybe = raw(Patches.maybe)
    listed = raw(Patches.listed)


class AsyncRawPatches(AsyncRawGroup):
    """The methods of `AsyncPatches`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncPatches.send)
    maybe = async_raw(AsyncPatches.maybe)
    listed = async_raw(AsyncPatches.listed)
