"""A group of operations: their descriptions, and the methods that call them.

The group is `client.pictures`.
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
from .._runtime.operation import Body, Form, Operation, Parameter
from ..types.picture import Picture

_PICTURE = Parameter(name="picture", wire="picture", kind=str)

_UPLOAD: Operation[None] = Operation(
    name="pictures.upload",
    method="POST",
    path=("/pictures",),
    endpoint="https://{shop}.uploads.example.com",
    body=Body(media_type="application/json", record=Picture),
    responses={201: None},
)
_DOWNLOAD: Operation[bytes] = Operation(
    name="pictures.download",
    method="GET",
    path=("/pictures/", _PICTURE, "/content"),
    endpoint="https://{shop}.files.eu.example.com",
    servers={
        "us": "https://{shop}.files.us.example.com",
        "eu": "https://{shop}.files.eu.example.com",
    },
    responses={200: Form.BYTES},
    repeatable=True,
    accept="application/octet-stream",
)
_GET: Operation[Picture] = Operation(
    name="pictures.get",
    method="GET",
    path=("/pictures/", _PICTURE),
    responses={200: Picture},
    repeatable=True,
    accept="application/json",
)
_LIST: Operation[builtins.list[Picture]] = Operation(
    name="pictures.list",
    method="GET",
    path=("/pictures",),
    endpoint="https://lists.example.com",
    responses={200: list[Picture]},
    repeatable=True,
    accept="application/json",
)


class Pictures(Group):
    """Pictures."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawPictures:
        """The same operations, whose methods return the whole response."""
        return RawPictures(self._caller)

    def upload(self, *, name: str) -> None:
        """Upload a picture.

        Requests go to `https://{shop}.uploads.example.com`.

        Raises:
            ServiceError: There is such a picture already.
        """
        return self._call(_UPLOAD, name=name)

    def download(self, picture: str) -> bytes:
        """Download a picture.

        Requests go to the address of the server: `https://{shop}.files.us.example.com` (`us`),
        `https://{shop}.files.eu.example.com` (`eu`).

        Raises:
            ServiceError: There is no such picture.
        """
        return self._call(_DOWNLOAD, picture=picture)

    def get(self, picture: str) -> Picture:
        """Get a picture.

        Raises:
            ServiceError: There is no such picture.
        """
        return self._call(_GET, picture=picture)

    def list(self) -> builtins.list[Picture]:
        """List pictures.

        Requests go to `https://lists.example.com`.
        """
        return self._call(_LIST)


@documented_like(Pictures)
class AsyncPictures(AsyncGroup):
    """Pictures."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawPictures:
        """The same operations, whose methods return the whole response."""
        return AsyncRawPictures(self._caller)

    async def upload(self, *, name: str) -> None:
        """Like `Pictures.upload`."""
        return await self._call(_UPLOAD, name=name)

    async def download(self, picture: str) -> bytes:
        """Like `Pictures.download`."""
        return await self._call(_DOWNLOAD, picture=picture)

    async def get(self, picture: str) -> Picture:
        """Like `Pictures.get`."""
        return await self._call(_GET, picture=picture)

    async def list(self) -> builtins.list[Picture]:
        """Like `Pictures.list`."""
        return await self._call(_LIST)


class RawPictures(RawGroup):
    """The methods of `Pictures`; methods return the whole response."""

    __slots__ = ()

    upload = raw(Pictures.upload)
    download = raw(Pictures.download)
    get = raw(Pictures.get)
    list = raw(Pictures.list)


class AsyncRawPictures(AsyncRawGroup):
    """The methods of `AsyncPictures`; methods return the whole response."""

    __slots__ = ()

    upload = async_raw(AsyncPictures.upload)
    download = async_raw(AsyncPictures.download)
    get = async_raw(AsyncPictures.get)
    list = async_raw(AsyncPictures.list)
