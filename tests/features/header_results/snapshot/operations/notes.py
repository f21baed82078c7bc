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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.note import Note

_ID = Parameter(name="id", wire="id", kind=str)
_IF_NONE_MATCH = Parameter(name="if_none_match", wire="If-None-Match", kind=str)


class WriteHeaders(HeaderFields):
    """The declared header fields of responses of `notes.write`."""

    etag: str | None = header("ETag", str)


class LookHeaders(HeaderFields):
    """The declared header fields of responses of `notes.look`."""

    length: int | None = header("X-Length", int)


class ReadHeaders(HeaderFields):
    """The declared header fields of responses of `notes.read`."""

    etag: str | None = header("ETag", str)


class IndexHeaders(HeaderFields):
    """The declared header fields of responses of `notes.index`."""

    x_request_id: str | None = header("x-request-id", str)


class CountHeaders(HeaderFields):
    """The declared header fields of responses of `notes.count`."""

    x_left: int | None = header("X-Left", int)


_WRITE: Operation[str] = Operation(
    name="notes.write",
    method="PUT",
    path=("/notes/", _ID),
    body=Body(media_type="application/json", record=Note),
    responses={202: None},
    response_headers=WriteHeaders,
    header_result="etag",
    repeatable=True,
)
_LOOK: Operation[int | None] = Operation(
    name="notes.look",
    method="HEAD",
    path=("/notes/", _ID),
    responses={200: None},
    response_headers=LookHeaders,
    header_result="length",
    repeatable=True,
)
_READ: Operation[Note] = Operation(
    name="notes.read",
    method="GET",
    path=("/notes/", _ID),
    headers=(_IF_NONE_MATCH,),
    responses={200: Note},
    response_headers=ReadHeaders,
    repeatable=True,
    accept="application/json",
)
_INDEX: Operation[str] = Operation(
    name="notes.index",
    method="POST",
    path=("/indexes",),
    responses={202: None, 204: None},
    response_headers=IndexHeaders,
    header_result="x_request_id",
)
_COUNT: Operation[int | None] = Operation(
    name="notes.count",
    method="HEAD",
    path=("/indexes",),
    responses={200: None},
    response_headers=CountHeaders,
    header_result="x_left",
    repeatable=True,
)


class Notes(Group):
    """Notes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawNotes:
        """The same operations, whose methods return the whole response."""
        return RawNotes(self._caller)

    def write(self, id: str, *, text: str) -> str:
        """Write a note.

        Args:
            text: What it says.
        """
        return self._call(_WRITE, id=id, text=text)

    def look(self, id: str) -> int | None:
        """Look whether there is a note."""
        return self._call(_LOOK, id=id)

    def read(self, id: str, *, if_none_match: str | UnsetType = UNSET) -> Note:
        """Read a note.

        Raises:
            NotModifiedError: Nothing has changed.
        """
        return self._call(_READ, id=id, if_none_match=if_none_match)

    def index(self) -> str:
        """Make an index of the notes."""
        return self._call(_INDEX)

    def count(self) -> int | None:
        """Ask how many requests are left."""
        return self._call(_COUNT)


@documented_like(Notes)
class AsyncNotes(AsyncGroup):
    """Notes."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawNotes:
        """The same operations, whose methods return the whole response."""
        return AsyncRawNotes(self._caller)

    async def write(self, id: str, *, text: str) -> str:
        """Like `Notes.write`."""
        return await self._call(_WRITE, id=id, text=text)

    async def look(self, id: str) -> int | None:
        """Like `Notes.look`."""
        return await self._call(_LOOK, id=id)

    async def read(self, id: str, *, if_none_match: str | UnsetType = UNSET) -> Note:
        """Like `Notes.read`."""
        return await self._call(_READ, id=id, if_none_match=if_none_match)

    async def index(self) -> str:
        """Like `Notes.index`."""
        return await self._call(_INDEX)

    async def count(self) -> int | None:
        """Like `Notes.count`."""
        return await self._call(_COUNT)


class RawNotes(RawGroup):
    """The methods of `Notes`; methods return the whole response."""

    __slots__ = ()

    write = raw(Notes.write, WriteHeaders)
    look = raw(Notes.look, LookHeaders)
    read = raw(Notes.read, ReadHeaders)
    index = raw(Notes.index, IndexHeaders)
    count = raw(Notes.count, CountHeaders)


class AsyncRawNotes(AsyncRawGroup):
    """The methods of `AsyncNotes`; methods return the whole response."""

    __slots__ = ()

    write = async_raw(AsyncNotes.write, WriteHeaders)
    look = async_raw(AsyncNotes.look, LookHeaders)
    read = async_raw(AsyncNotes.read, ReadHeaders)
    index = async_raw(AsyncNotes.index, IndexHeaders)
    count = async_raw(AsyncNotes.count, CountHeaders)
