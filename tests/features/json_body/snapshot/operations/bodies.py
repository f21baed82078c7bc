"""A group of operations: their descriptions, and the methods that call them.

The group is `client.bodies`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

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
from ..types.item import Item
from ..types.switch import Switch

if TYPE_CHECKING:
    from ..types._params import InnerParams, ItemParams

_RECORD: Operation[Item] = Operation(
    name="bodies.record",
    method="PUT",
    path=("/record",),
    body=Body(media_type="application/json", record=Item),
    responses={200: Item},
    repeatable=True,
    accept="application/json",
)
_OPTIONAL: Operation[None] = Operation(
    name="bodies.optional",
    method="PUT",
    path=("/optional",),
    body=Body(media_type="application/json", name="body", kind=Item),
    responses={204: None},
    repeatable=True,
)
_OPTIONAL_MEMBERS: Operation[None] = Operation(
    name="bodies.optional_members",
    method="PUT",
    path=("/optional-members",),
    body=Body(media_type="application/json", record=Switch, required=False),
    responses={204: None},
    repeatable=True,
)
_RECORDS: Operation[list[Item]] = Operation(
    name="bodies.records",
    method="PUT",
    path=("/records",),
    body=Body(media_type="application/json", name="items", kind=list[Item]),
    responses={200: list[Item]},
    repeatable=True,
    accept="application/json",
)
_MAP: Operation[dict[str, int]] = Operation(
    name="bodies.map",
    method="PUT",
    path=("/map",),
    body=Body(media_type="application/json", name="body", kind=dict[str, int]),
    responses={200: dict[str, int]},
    repeatable=True,
    accept="application/json",
)
_SCALAR: Operation[int] = Operation(
    name="bodies.scalar",
    method="PUT",
    path=("/scalar",),
    body=Body(media_type="application/json", name="body", kind=str),
    responses={200: int},
    repeatable=True,
    accept="application/json",
)
_ANYTHING: Operation[Any] = Operation(
    name="bodies.anything",
    method="PUT",
    path=("/anything",),
    body=Body(media_type="application/json", name="body", kind=Any),
    responses={200: Any},
    repeatable=True,
    accept="application/json",
)
_PATCH: Operation[Item] = Operation(
    name="bodies.patch",
    method="PATCH",
    path=("/patch",),
    body=Body(media_type="application/merge-patch+json", record=Item),
    responses={200: Item},
    accept="application/vnd.item+json",
)
_SEARCH: Operation[list[Item]] = Operation(
    name="bodies.search",
    method="GET",
    path=("/search",),
    body=Body(media_type="application/json", record=Item),
    responses={200: list[Item]},
    repeatable=True,
    accept="application/json",
)


class Bodies(Group):
    """Bodies of every shape."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawBodies:
        """The same operations, whose methods return the whole response."""
        return RawBodies(self._caller)

    def record(
        self,
        *,
        name: str,
        count: int | UnsetType = UNSET,
        weight: float | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        inner: Inner | InnerParams | UnsetType = UNSET,
    ) -> Item:
        """A record."""
        return self._call(_RECORD, name=name, count=count, weight=weight, tags=tags, inner=inner)

    def optional(self, *, body: Item | ItemParams | UnsetType = UNSET) -> None:
        """A record that may be left out."""
        return self._call(_OPTIONAL, body=body)

    def optional_members(self, *, on: bool | UnsetType = UNSET) -> None:
        """A record without required members that may be left out."""
        return self._call(_OPTIONAL_MEMBERS, on=on)

    def records(self, *, items: Sequence[Item | ItemParams]) -> list[Item]:
        """A list of records."""
        return self._call(_RECORDS, items=items)

    def map(self, *, body: dict[str, int]) -> dict[str, int]:
        """A map."""
        return self._call(_MAP, body=body)

    def scalar(self, *, body: str) -> int:
        """A scalar."""
        return self._call(_SCALAR, body=body)

    def anything(self, *, body: Any) -> Any:
        """Anything."""
        return self._call(_ANYTHING, body=body)

    def patch(
        self,
        *,
        name: str,
        count: int | UnsetType = UNSET,
        weight: float | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        inner: Inner | InnerParams | UnsetType = UNSET,
    ) -> Item:
        """A media type of its own."""
        return self._call(_PATCH, name=name, count=count, weight=weight, tags=tags, inner=inner)

    def search(
        self,
        *,
        name: str,
        count: int | UnsetType = UNSET,
        weight: float | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        inner: Inner | InnerParams | UnsetType = UNSET,
    ) -> list[Item]:
        """Search with a body."""
        return self._call(_SEARCH, name=name, count=count, weight=weight, tags=tags, inner=inner)


@documented_like(Bodies)
class AsyncBodies(AsyncGroup):
    """Bodies of every shape."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawBodies:
        """The same operations, whose methods return the whole response."""
        return AsyncRawBodies(self._caller)

    async def record(
        self,
        *,
        name: str,
        count: int | UnsetType = UNSET,
        weight: float | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        inner: Inner | InnerParams | UnsetType = UNSET,
    ) -> Item:
        """Like `Bodies.record`."""
        return await self._call(
            _RECORD, name=name, count=count, weight=weight, tags=tags, inner=inner
        )

    async def optional(self, *, body: Item | ItemParams | UnsetType = UNSET) -> None:
        """Like `Bodies.optional`."""
        return await self._call(_OPTIONAL, body=body)

    async def optional_members(self, *, on: bool | UnsetType = UNSET) -> None:
        """Like `Bodies.optional_members`."""
        return await self._call(_OPTIONAL_MEMBERS, on=on)

    async def records(self, *, items: Sequence[Item | ItemParams]) -> list[Item]:
        """Like `Bodies.records`."""
        return await self._call(_RECORDS, items=items)

    async def map(self, *, body: dict[str, int]) -> dict[str, int]:
        """Like `Bodies.map`."""
        return await self._call(_MAP, body=body)

    async def scalar(self, *, body: str) -> int:
        """Like `Bodies.scalar`."""
        return await self._call(_SCALAR, body=body)

    async def anything(self, *, body: Any) -> Any:
        """Like `Bodies.anything`."""
        return await self._call(_ANYTHING, body=body)

    async def patch(
        self,
        *,
        name: str,
        count: int | UnsetType = UNSET,
        weight: float | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        inner: Inner | InnerParams | UnsetType = UNSET,
    ) -> Item:
        """Like `Bodies.patch`."""
        return await self._call(
            _PATCH, name=name, count=count, weight=weight, tags=tags, inner=inner
        )

    async def search(
        self,
        *,
        name: str,
        count: int | UnsetType = UNSET,
        weight: float | UnsetType = UNSET,
        tags: list[str] | UnsetType = UNSET,
        inner: Inner | InnerParams | UnsetType = UNSET,
    ) -> list[Item]:
        """Like `Bodies.search`."""
        return await self._call(
            _SEARCH, name=name, count=count, weight=weight, tags=tags, inner=inner
        )


class RawBodies(RawGroup):
    """The methods of `Bodies`; methods return the whole response."""

    __slots__ = ()

    record = raw(Bodies.record)
    optional = raw(Bodies.optional)
    optional_members = raw(Bodies.optional_members)
    records = raw(Bodies.records)
    map = raw(Bodies.map)
    scalar = raw(Bodies.scalar)
    anything = raw(Bodies.anything)
    patch = raw(Bodies.patch)
    search = raw(Bodies.search)


class AsyncRawBodies(AsyncRawGroup):
    """The methods of `AsyncBodies`; methods return the whole response."""

    __slots__ = ()

    record = async_raw(AsyncBodies.record)
    optional = async_raw(AsyncBodies.optional)
    optional_members = async_raw(AsyncBodies.optional_members)
    records = async_raw(AsyncBodies.records)
    map = async_raw(AsyncBodies.map)
    scalar = async_raw(AsyncBodies.scalar)
    anything = async_raw(AsyncBodies.anything)
    patch = async_raw(AsyncBodies.patch)
    search = async_raw(AsyncBodies.search)
