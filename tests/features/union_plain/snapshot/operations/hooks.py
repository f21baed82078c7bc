"""A group of operations: their descriptions, and the methods that call them.

The group is `client.hooks`.
"""

from __future__ import annotations

from collections.abc import Sequence
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.hook import Hook
from ..types.part import Part
from ..types.target import Target

if TYPE_CHECKING:
    from ..types._params import PartParams, TargetParams

_HOOK = Parameter(name="hook", wire="name", kind=str)

_CREATE: Operation[Hook] = Operation(
    name="hooks.create",
    method="POST",
    path=("/hooks",),
    body=Body(media_type="application/json", record=Hook),
    responses={201: Hook},
    accept="application/json",
)
_REPLACE: Operation[Hook] = Operation(
    name="hooks.replace",
    method="PUT",
    path=("/hooks/", _HOOK),
    body=Body(media_type="application/xml", record=Hook),
    responses={200: Hook},
    repeatable=True,
    accept="application/xml",
)


class Hooks(Group):
    """Hooks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawHooks:
        """The same operations, whose methods return the whole response."""
        return RawHooks(self._caller)

    def create(
        self,
        *,
        name: str,
        target: Target | TargetParams | UnsetType = UNSET,
        targets: Sequence[Target | TargetParams] | UnsetType = UNSET,
        parts: Sequence[Part | PartParams] | UnsetType = UNSET,
    ) -> Hook:
        """Create a hook.

        Args:
            target: Who is told.
        """
        return self._call(_CREATE, name=name, target=target, targets=targets, parts=parts)

    def replace(
        self,
        hook: str,
        *,
        name: str,
        target: Target | TargetParams | UnsetType = UNSET,
        targets: Sequence[Target | TargetParams] | UnsetType = UNSET,
        parts: Sequence[Part | PartParams] | UnsetType = UNSET,
    ) -> Hook:
        """Replace a hook.

        Args:
            target: Who is told.
        """
        return self._call(
            _REPLACE, hook=hook, name=name, target=target, targets=targets, parts=parts
        )


@documented_like(Hooks)
class AsyncHooks(AsyncGroup):
    """Hooks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawHooks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawHooks(self._caller)

    async def create(
        self,
        *,
        name: str,
        target: Target | TargetParams | UnsetType = UNSET,
        targets: Sequence[Target | TargetParams] | UnsetType = UNSET,
        parts: Sequence[Part | PartParams] | UnsetType = UNSET,
    ) -> Hook:
        """Like `Hooks.create`."""
        return await self._call(_CREATE, name=name, target=target, targets=targets, parts=parts)

    async def replace(
        self,
        hook: str,
        *,
        name: str,
        target: Target | TargetParams | UnsetType = UNSET,
        targets: Sequence[Target | TargetParams] | UnsetType = UNSET,
        parts: Sequence[Part | PartParams] | UnsetType = UNSET,
    ) -> Hook:
        """Like `Hooks.replace`."""
        return await self._call(
            _REPLACE, hook=hook, name=name, target=target, targets=targets, parts=parts
        )


class RawHooks(RawGroup):
    """The methods of `Hooks`; methods return the whole response."""

    __slots__ = ()

    create = raw(Hooks.create)
    replace = raw(Hooks.replace)


class AsyncRawHooks(AsyncRawGroup):
    """The methods of `AsyncHooks`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncHooks.create)
    replace = async_raw(AsyncHooks.replace)
