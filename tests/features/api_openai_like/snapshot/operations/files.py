"""A group of operations: their descriptions, and the methods that call them.

The group is `client.files`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.operation import Body, Form, Operation, Parameter
from .._runtime.paging.pages import (
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from .._runtime.paging.turns import Paging
from .._runtime.records import UNSET, UnsetType
from .._runtime.streams import AsyncStream, Stream
from .._runtime.uploads import FileInput
from ..types.file import File
from ..types.file_deleted import FileDeleted
from ..types.file_list import FileList
from ..types.files_list_order import FilesListOrder
from ..types.new_file import NewFile
from ..types.purpose import Purpose

if TYPE_CHECKING:
    from ..types._params import FilesListOrderLiteral, PurposeLiteral

_PURPOSE = Parameter(name="purpose", wire="purpose", kind=Purpose)
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1, maximum=10000))
_ORDER = Parameter(name="order", wire="order", kind=FilesListOrder)
_AFTER = Parameter(name="after", wire="after", kind=str)
_FILE_ID = Parameter(name="file_id", wire="file_id", kind=str)

_CREATE: Operation[File] = Operation(
    name="files.create",
    method="POST",
    path=("/files",),
    body=Body(media_type="multipart/form-data", record=NewFile, files=("file",)),
    responses={200: File},
    accept="application/json",
)
_LIST: Operation[FileList] = Operation(
    name="files.list",
    method="GET",
    path=("/files",),
    query=(_PURPOSE, _LIMIT, _ORDER, _AFTER),
    responses={200: FileList},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(
    style="cursor",
    parameter="after",
    size="limit",
    items=("data",),
    next=("data", -1, "id"),
    more=("has_more",),
)
_CONTENT: Operation[bytes] = Operation(
    name="files.content",
    method="GET",
    path=("/files/", _FILE_ID, "/content"),
    responses={200: Form.STREAM},
    streams=True,
    repeatable=True,
    accept="application/octet-stream",
    reasons={404: {"no_such_file": ()}},
)
_DELETE: Operation[FileDeleted] = Operation(
    name="files.delete",
    method="DELETE",
    path=("/files/", _FILE_ID),
    responses={200: FileDeleted},
    repeatable=True,
    accept="application/json",
    reasons={404: {"no_such_file": ()}},
)


class Files(PagedGroup):
    """Files that models read."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def create(self, *, file: FileInput, purpose: Purpose | PurposeLiteral | str) -> File:
        """Upload a file.

        Args:
            file: The content.
            purpose: What it is for.
        """
        return self._call(_CREATE, file=file, purpose=purpose)

    def list(
        self,
        *,
        purpose: Purpose | PurposeLiteral | str | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        order: FilesListOrder | FilesListOrderLiteral | UnsetType = UNSET,
        after: str | UnsetType = UNSET,
    ) -> Page[File, FileList]:
        """List files.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            limit: By default `10000`.
            order: By default `desc`.
            after: The id of the last file before the page.
        """
        return self._page(
            _LIST, _LIST_PAGES, purpose=purpose, limit=limit, order=order, after=after
        )

    def content(self, file_id: str) -> Stream[bytes]:
        """Download a file.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._stream(_CONTENT, file_id=file_id)

    def delete(self, file_id: str) -> FileDeleted:
        """Delete a file.

        Raises:
            NotFoundError: There is no such file.
        """
        return self._call(_DELETE, file_id=file_id)


@documented_like(Files)
class AsyncFiles(AsyncPagedGroup):
    """Files that models read."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def create(self, *, file: FileInput, purpose: Purpose | PurposeLiteral | str) -> File:
        """Like `Files.create`."""
        return await self._call(_CREATE, file=file, purpose=purpose)

    def list(
        self,
        *,
        purpose: Purpose | PurposeLiteral | str | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        order: FilesListOrder | FilesListOrderLiteral | UnsetType = UNSET,
        after: str | UnsetType = UNSET,
    ) -> AsyncPages[File, FileList]:
        """Like `Files.list`."""
        return self._page(
            _LIST, _LIST_PAGES, purpose=purpose, limit=limit, order=order, after=after
        )

    async def content(self, file_id: str) -> AsyncStream[bytes]:
        """Like `Files.content`."""
        return await self._stream(_CONTENT, file_id=file_id)

    async def delete(self, file_id: str) -> FileDeleted:
        """Like `Files.delete`."""
        return await self._call(_DELETE, file_id=file_id)


class RawFiles(PagedRawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    create = raw(Files.create)
    list = raw(Files.list)
    content = raw(Files.content)
    delete = raw(Files.delete)


class AsyncRawFiles(AsyncPagedRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncFiles.create)
    list = async_raw(AsyncFiles.list)
    content = async_raw(AsyncFiles.content)
    delete = async_raw(AsyncFiles.delete)
