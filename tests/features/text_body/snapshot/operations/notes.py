"""A group of operations: their descriptions, and the methods that call them.

The group is `client.notes`.
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
from .._runtime.operation import Body, Form, Operation
from .._runtime.records import UNSET, UnsetType
from ..types._checks import NOTE

_WRITE: Operation[str] = Operation(
    name="notes.write",
    method="PUT",
    path=("/note",),
    body=Body(media_type="text/plain", name="note", kind=str, check=NOTE),
    responses={200: Form.TEXT},
    repeatable=True,
    accept="text/plain",
)
_COUNT: Operation[int] = Operation(
    name="notes.count",
    method="PUT",
    path=("/count",),
    body=Body(media_type="text/plain", name="body", kind=int),
    responses={200: int},
    repeatable=True,
    accept="text/plain",
)
_EITHER: Operation[str] = Operation(
    name="notes.either",
    method="GET",
    path=("/either",),
    responses={200: str},
    repeatable=True,
    accept="application/json",
)


class Notes(Group):
    """Notes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawNotes:
        """The same operations, whose methods return the whole response."""
        return RawNotes(self._caller)

    def write(self, *, note: str) -> str:
        """Write a note."""
        return self._call(_WRITE, note=note)

    def count(self, *, body: int | UnsetType = UNSET) -> int:
        """Count."""
        return self._call(_COUNT, body=body)

    def either(self) -> str:
        """Text or JSON."""
        return self._call(_EITHER)


@documented_like(Notes)
class AsyncNotes(AsyncGroup):
    """Notes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawNotes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawNotes(self._caller)

    async def write(self, *, note: str) -> str:
        """Like `Notes.write`."""
        return await self._call(_WRITE, note=note)

    async def count(self, *, body: int | UnsetType = UNSET) -> int:
        """Like `Notes.count`."""
        return await self._call(_COUNT, body=body)

    async def either(self) -> str:
        """Like `Notes.either`."""
        return await self._call(_EITHER)


class RawNotes(RawGroup):
    """The methods of `Notes`; methods return the whole response."""

    __slots__ = ()

    write = raw(Notes.write)
    count = raw(Notes.count)
    either = raw(Notes.either)


class AsyncRawNotes(AsyncRawGroup):
    """The methods of `AsyncNotes`; methods return the whole response."""

    __slots__ = ()

    write = async_raw(AsyncNotes.write)
    count = async_raw(AsyncNotes.count)
    either = async_raw(AsyncNotes.either)
