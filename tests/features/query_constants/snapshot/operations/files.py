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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.acl import Acl
from ..types.file import File
from ..types.new_file import NewFile

_PATH = Parameter(name="path", wire="path", kind=str, style="reserved")
_SNAPSHOT = Parameter(name="snapshot", wire="snapshot", kind=str)

_PUT: Operation[File] = Operation(
    name="files.put",
    method="PUT",
    path=("/files/", _PATH),
    body=Body(media_type="application/json", record=NewFile),
    responses={201: File},
    repeatable=True,
    accept="application/json",
)
_GET: Operation[File] = Operation(
    name="files.get",
    method="GET",
    path=("/files/", _PATH),
    query=(_SNAPSHOT,),
    responses={200: File},
    repeatable=True,
    accept="application/json",
)
_GET_ACL: Operation[Acl] = Operation(
    name="files.get_acl",
    method="GET",
    path=("/files/", _PATH),
    constants=(("acl", ""),),
    responses={200: Acl},
    repeatable=True,
    accept="application/json",
)
_SET_OWNER: Operation[None] = Operation(
    name="files.set_owner",
    method="PUT",
    path=("/files/", _PATH),
    constants=(("comp", "owner"), ("api-version", "2015-01-01")),
    body=Body(media_type="application/json", record=Acl),
    responses={204: None},
    repeatable=True,
)


class Files(Group):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def put(self, path: str, *, text: str, owner: str) -> File:
        """Store a file."""
        return self._call(_PUT, path=path, text=text, owner=owner)

    def get(self, path: str, *, snapshot: str | UnsetType = UNSET) -> File:
        """Read a file.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._call(_GET, path=path, snapshot=snapshot)

    def get_acl(self, path: str) -> Acl:
        """Read who owns a file.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._call(_GET_ACL, path=path)

    def set_owner(self, path: str, *, owner: str) -> None:
        """Give a file to somebody.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._call(_SET_OWNER, path=path, owner=owner)


@documented_like(Files)
class AsyncFiles(AsyncGroup):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def put(self, path: str, *, text: str, owner: str) -> File:
        """Like `Files.put`."""
        return await self._call(_PUT, path=path, text=text, owner=owner)

    async def get(self, path: str, *, snapshot: str | UnsetType = UNSET) -> File:
        """Like `Files.get`."""
        return await self._call(_GET, path=path, snapshot=snapshot)

    async def get_acl(self, path: str) -> Acl:
        """Like `Files.get_acl`."""
        return await self._call(_GET_ACL, path=path)

    async def set_owner(self, path: str, *, owner: str) -> None:
        """Like `Files.set_owner`."""
        return await self._call(_SET_OWNER, path=path, owner=owner)


class RawFiles(RawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    put = raw(Files.put)
    get = raw(Files.get)
    get_acl = raw(Files.get_acl)
    set_owner = raw(Files.set_owner)


class AsyncRawFiles(AsyncRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    put = async_raw(AsyncFiles.put)
    get = async_raw(AsyncFiles.get)
    get_acl = async_raw(AsyncFiles.get_acl)
    set_owner = async_raw(AsyncFiles.set_owner)
