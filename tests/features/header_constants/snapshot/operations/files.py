"""A group of operations: their descriptions, and the methods that call them.

The group is `client.files`.
"""

from __future__ import annotations

import builtins

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
from ..types.which import Which

_X_OWNER = Parameter(name="x_owner", wire="X-Owner", kind=str)

_PUT: Operation[File] = Operation(
    name="files.put",
    method="POST",
    path=("/",),
    fixed_headers=(("X-Target", "Files.Put"),),
    body=Body(media_type="application/json", record=NewFile),
    responses={200: File},
    repeatable=True,
    accept="application/json",
)
_GET: Operation[File] = Operation(
    name="files.get",
    method="POST",
    path=("/",),
    fixed_headers=(("X-Target", "Files.Get"),),
    body=Body(media_type="application/json", record=Which),
    responses={200: File},
    repeatable=True,
    accept="application/json",
)
_GET_OWNER: Operation[Acl] = Operation(
    name="files.get_owner",
    method="POST",
    path=("/",),
    constants=(("acl", ""),),
    fixed_headers=(("X-Target", "Files.Get"), ("x-version", "2015-01-01")),
    body=Body(media_type="application/json", record=Which),
    responses={200: Acl},
    repeatable=True,
    accept="application/json",
)
_COUNT: Operation[dict[str, int]] = Operation(
    name="files.count",
    method="POST",
    path=("/",),
    headers=(_X_OWNER,),
    responses={200: dict[str, int]},
    repeatable=True,
    accept="application/json",
)
_LIST: Operation[builtins.list[File]] = Operation(
    name="files.list",
    method="GET",
    path=("/",),
    fixed_headers=(("X-Target", "Files.List"),),
    responses={200: list[File]},
    repeatable=True,
    accept="application/json",
)


class Files(Group):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def put(self, *, path: str, text: str, owner: str) -> File:
        """Put."""
        return self._call(_PUT, path=path, text=text, owner=owner)

    def get(self, *, path: str) -> File:
        """Get.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._call(_GET, path=path)

    def get_owner(self, *, path: str) -> Acl:
        """Get owner.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._call(_GET_OWNER, path=path)

    def count(self, *, x_owner: str | UnsetType = UNSET) -> dict[str, int]:
        """Count."""
        return self._call(_COUNT, x_owner=x_owner)

    def list(self) -> builtins.list[File]:
        """List."""
        return self._call(_LIST)


@documented_like(Files)
class AsyncFiles(AsyncGroup):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def put(self, *, path: str, text: str, owner: str) -> File:
        """Like `Files.put`."""
        return await self._call(_PUT, path=path, text=text, owner=owner)

    async def get(self, *, path: str) -> File:
        """Like `Files.get`."""
        return await self._call(_GET, path=path)

    async def get_owner(self, *, path: str) -> Acl:
        """Like `Files.get_owner`."""
        return await self._call(_GET_OWNER, path=path)

    async def count(self, *, x_owner: str | UnsetType = UNSET) -> dict[str, int]:
        """Like `Files.count`."""
        return await self._call(_COUNT, x_owner=x_owner)

    async def list(self) -> builtins.list[File]:
        """Like `Files.list`."""
        return await self._call(_LIST)


class RawFiles(RawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    put = raw(Files.put)
    get = raw(Files.get)
    get_owner = raw(Files.get_owner)
    count = raw(Files.count)
    list = raw(Files.list)


class AsyncRawFiles(AsyncRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    put = async_raw(AsyncFiles.put)
    get = async_raw(AsyncFiles.get)
    get_owner = async_raw(AsyncFiles.get_owner)
    count = async_raw(AsyncFiles.count)
    list = async_raw(AsyncFiles.list)
