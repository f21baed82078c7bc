"""A group of operations: their descriptions, and the methods that call them.

The group is `client.things`.
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.things_add_body import ThingsAddBody

_ENDPOINT = Parameter(name="endpoint", wire="endpoint", kind=str)
_QUERY = Parameter(name="query", wire="query", kind=str)
_DEBUG = Parameter(name="debug", wire="debug", kind=bool)
_RETRIES = Parameter(name="retries", wire="retries", kind=list[int], style="repeated")

_GET: Operation[None] = Operation(
    name="things.get",
    method="GET",
    path=("/things/", _ENDPOINT, "/", _QUERY),
    query=(_DEBUG, _RETRIES),
    responses={204: None},
    repeatable=True,
)
_ADD: Operation[None] = Operation(
    name="things.add",
    method="POST",
    path=("/things",),
    body=Body(media_type="application/json", record=ThingsAddBody),
    responses={204: None},
)


class Things(Group):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawThings:
        """The same operations, whose methods return the whole response."""
        return RawThings(self._caller)

    def get(
        self,
        query: str,
        *,
        endpoint: str,
        debug: bool | UnsetType = UNSET,
        retries: list[int] | UnsetType = UNSET,
    ) -> None:
        """Get a thing."""
        return self._call(_GET, query=query, endpoint=endpoint, debug=debug, retries=retries)

    def add(self, *, query: str, from_file: str | None | UnsetType = UNSET, proxy: str) -> None:
        """Add a thing."""
        return self._call(_ADD, query=query, from_file=from_file, proxy=proxy)


@documented_like(Things)
class AsyncThings(AsyncGroup):
    """Things."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawThings:
        """The same operations, whose methods return the whole response."""
        return AsyncRawThings(self._caller)

    async def get(
        self,
        query: str,
        *,
        endpoint: str,
        debug: bool | UnsetType = UNSET,
        retries: list[int] | UnsetType = UNSET,
    ) -> None:
        """Like `Things.get`."""
        return await self._call(_GET, query=query, endpoint=endpoint, debug=debug, retries=retries)

    async def add(
        self, *, query: str, from_file: str | None | UnsetType = UNSET, proxy: str
    ) -> None:
        """Like `Things.add`."""
        return await self._call(_ADD, query=query, from_file=from_file, proxy=proxy)


class RawThings(RawGroup):
    """The methods of `Things`; methods return the whole response."""

    __slots__ = ()

    get = raw(Things.get)
    add = raw(Things.add)


class AsyncRawThings(AsyncRawGroup):
    """The methods of `AsyncThings`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncThings.get)
    add = async_raw(AsyncThings.add)
