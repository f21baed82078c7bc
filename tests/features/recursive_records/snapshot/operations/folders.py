"""A group of operations: their descriptions, and the methods that call them.

The group is `client.folders`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

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
from ..types.file import File
from ..types.folder import Folder
from ..types.kind import Kind

if TYPE_CHECKING:
    from ..types._params import FileParams, FolderParams, KindLiteral

_SEND: Operation[Folder] = Operation(
    name="folders.send",
    method="PUT",
    path=("/folder",),
    body=Body(media_type="application/json", record=Folder),
    responses={200: Folder},
    repeatable=True,
    accept="application/json",
)


class Folders(Group):
    """Folders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFolders:
        """The same operations, whose methods return the whole response."""
        return RawFolders(self._caller)

    def send(
        self,
        *,
        name: str,
        folders: Sequence[Folder | FolderParams] | UnsetType = UNSET,
        files: Sequence[File | FileParams] | UnsetType = UNSET,
        kind: Kind | KindLiteral | str | UnsetType = UNSET,
    ) -> Folder:
        """Send a folder."""
        return self._call(_SEND, name=name, folders=folders, files=files, kind=kind)


@documented_like(Folders)
class AsyncFolders(AsyncGroup):
    """Folders."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFolders:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFolders(self._caller)

    async def send(
        self,
        *,
        name: str,
        folders: Sequence[Folder | FolderParams] | UnsetType = UNSET,
        files: Sequence[File | FileParams] | UnsetType = UNSET,
        kind: Kind | KindLiteral | str | UnsetType = UNSET,
    ) -> Folder:
        """Like `Folders.send`."""
        return await self._call(_SEND, name=name, folders=folders, files=files, kind=kind)


class RawFolders(RawGroup):
    """The methods of `Folders`; methods return the whole response."""

    __slots__ = ()

    send = raw(Folders.send)


class AsyncRawFolders(AsyncRawGroup):
    """The methods of `AsyncFolders`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncFolders.send)
