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
from .._runtime.operation import Body, Form, Operation, Parameter
from .._runtime.uploads import Upload

_NAME = Parameter(name="name", wire="name", kind=str)

_WRITE: Operation[None] = Operation(
    name="files.write",
    method="PUT",
    path=("/file",),
    body=Body(media_type="application/octet-stream", name="content", kind=bytes, upload=True),
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
_KEEP: Operation[None] = Operation(
    name="files.keep",
    method="PUT",
    path=("/files/", _NAME),
    body=Body(
        media_type="application/octet-stream", name="body", kind=bytes, secret=True, upload=True
    ),
    responses={204: None},
    repeatable=True,
)
_FETCH: Operation[bytes] = Operation(
    name="files.fetch",
    method="GET",
    path=("/files/", _NAME),
    responses={200: Form.BYTES},
    repeatable=True,
    accept="application/octet-stream",
)


class Files(Group):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def write(self, *, content: Upload) -> None:
        """Write a file."""
        return self._call(_WRITE, content=content)

    def read(self) -> bytes:
        """Read a file."""
        return self._call(_READ)

    def keep(self, name: str, *, body: Upload) -> None:
        """Keep a file under a name."""
        return self._call(_KEEP, name=name, body=body)

    def fetch(self, name: str) -> bytes:
        """Fetch a file that was kept.

        Raises:
            ServiceError: There is no such file.
        """
        return self._call(_FETCH, name=name)


@documented_like(Files)
class AsyncFiles(AsyncGroup):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def write(self, *, content: Upload) -> None:
        """Like `Files.write`."""
        return await self._call(_WRITE, content=content)

    async def read(self) -> bytes:
        """Like `Files.read`."""
        return await self._call(_READ)

    async def keep(self, name: str, *, body: Upload) -> None:
        """Like `Files.keep`."""
        return await self._call(_KEEP, name=name, body=body)

    async def fetch(self, name: str) -> bytes:
        """Like `Files.fetch`."""
        return await self._call(_FETCH, name=name)


class RawFiles(RawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    write = raw(Files.write)
    read = raw(Files.read)
    keep = raw(Files.keep)
    fetch = raw(Files.fetch)


class AsyncRawFiles(AsyncRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    write = async_raw(AsyncFiles.write)
    read = async_raw(AsyncFiles.read)
    keep = async_raw(AsyncFiles.keep)
    fetch = async_raw(AsyncFiles.fetch)
