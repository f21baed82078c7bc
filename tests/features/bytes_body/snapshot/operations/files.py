"""A group of operations: their descriptions, and the methods that call them.

The group is `client.files`.
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

_WRITE: Operation[None] = Operation(
    name="files.write",
    method="PUT",
    path=("/file",),
    body=Body(media_type="application/octet-stream", name="content", kind=bytes),
    responses={204: None},
    repeatable=True,
)
_READ: Operation[bytes] = Operation(
    name="files.read",
    method="GET",
    path=("/file",),
    responses={200: Form.BYTES},
    repeatable=True,
    accept="image/png",
)


class Files(Group):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def write(self, *, content: bytes) -> None:
        """Write a file."""
        return self._call(_WRITE, content=content)

    def read(self) -> bytes:
        """Read a file."""
        return self._call(_READ)


@documented_like(Files)
class AsyncFiles(AsyncGroup):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def write(self, *, content: bytes) -> None:
        """Like `Files.write`."""
        return await self._call(_WRITE, content=content)

    async def read(self) -> bytes:
        """Like `Files.read`."""
        return await self._call(_READ)


class RawFiles(RawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    write = raw(Files.write)
    read = raw(Files.read)


class AsyncRawFiles(AsyncRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    write = async_raw(AsyncFiles.write)
    read = async_raw(AsyncFiles.read)
