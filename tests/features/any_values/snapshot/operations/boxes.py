"""A group of operations: their descriptions, and the methods that call them.

The group is `client.boxes`.
"""

from __future__ import annotations

from typing import Any

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
from ..types.box import Box

_SEND: Operation[Box] = Operation(
    name="boxes.send",
    method="POST",
    path=("/boxes",),
    body=Body(media_type="application/json", record=Box),
    responses={200: Box},
    accept="application/json",
)
_STORE: Operation[None] = Operation(
    name="boxes.store",
    method="PUT",
    path=("/boxes/1",),
    body=Body(media_type="application/xml", record=Box),
    responses={204: None},
    repeatable=True,
)


class Boxes(Group):
    """Boxes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBoxes:
        """The same operations, whose methods return the whole response."""
        return RawBoxes(self._caller)

    def send(
        self,
        *,
        content: Any,
        labels: dict[str, Any] | UnsetType = UNSET,
        items: list[Any] | UnsetType = UNSET,
    ) -> Box:
        """Send a box."""
        return self._call(_SEND, content=content, labels=labels, items=items)

    def store(
        self,
        *,
        content: Any,
        labels: dict[str, Any] | UnsetType = UNSET,
        items: list[Any] | UnsetType = UNSET,
    ) -> None:
        """Store a box."""
        return self._call(_STORE, content=content, labels=labels, items=items)


@documented_like(Boxes)
class AsyncBoxes(AsyncGroup):
    """Boxes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBoxes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBoxes(self._caller)

    async def send(
        self,
        *,
        content: Any,
        labels: dict[str, Any] | UnsetType = UNSET,
        items: list[Any] | UnsetType = UNSET,
    ) -> Box:
        """Like `Boxes.send`."""
        return await self._call(_SEND, content=content, labels=labels, items=items)

    async def store(
        self,
        *,
        content: Any,
        labels: dict[str, Any] | UnsetType = UNSET,
        items: list[Any] | UnsetType = UNSET,
    ) -> None:
        """Like `Boxes.store`."""
        return await self._call(_STORE, content=content, labels=labels, items=items)


class RawBoxes(RawGroup):
    """The methods of `Boxes`; methods return the whole response."""

    __slots__ = ()

    send = raw(Boxes.send)
    store = raw(Boxes.store)


class AsyncRawBoxes(AsyncRawGroup):
    """The methods of `AsyncBoxes`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncBoxes.send)
    store = async_raw(AsyncBoxes.store)
