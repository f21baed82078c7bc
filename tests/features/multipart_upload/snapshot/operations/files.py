"""A group of operations: their descriptions, and the methods that call them.

The group is `client.files`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
from .._runtime.records import UNSET, UnsetType
from .._runtime.uploads import FileInput
from ..types.crop import Crop
from ..types.details import Details
from ..types.file import File
from ..types.new_file import NewFile
from ..types.purpose import Purpose
from ..types.scan import Scan
from ..types.scan_place import ScanPlace

if TYPE_CHECKING:
    from ..types._params import CropParams, DetailsParams, PurposeLiteral, ScanPlaceParams

_FILE_ID = Parameter(name="file_id", wire="fileId", kind=str)

_CREATE: Operation[File] = Operation(
    name="files.create",
    method="POST",
    path=("/files",),
    body=Body(
        media_type="multipart/form-data",
        record=NewFile,
        files=("file", "pages", "key"),
        part_types={"pages": "image/png"},
    ),
    responses={201: File},
    repeatable=True,
    accept="application/json",
)
_CONTENT: Operation[bytes] = Operation(
    name="files.content",
    method="GET",
    path=("/files/", _FILE_ID, "/content"),
    responses={200: Form.BYTES},
    repeatable=True,
    accept="application/octet-stream",
)
_SCAN: Operation[None] = Operation(
    name="files.scan",
    method="POST",
    path=("/scans",),
    body=Body(media_type="multipart/form-data", record=Scan, files=("file",)),
    responses={204: None},
)


class Files(Group):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def create(
        self,
        *,
        file: FileInput,
        pages: list[FileInput] | UnsetType = UNSET,
        purpose: Purpose | PurposeLiteral | str,
        tags: list[str] | UnsetType = UNSET,
        details: Details | DetailsParams | UnsetType = UNSET,
        key: FileInput | UnsetType = UNSET,
    ) -> File:
        """Upload a file."""
        return self._call(
            _CREATE, file=file, pages=pages, purpose=purpose, tags=tags, details=details, key=key
        )

    def content(self, file_id: str) -> bytes:
        """Download a file.

        Raises:
            ServiceError: There is no such file.
        """
        return self._call(_CONTENT, file_id=file_id)

    def scan(
        self,
        *,
        file: FileInput,
        place: ScanPlace | ScanPlaceParams | UnsetType = UNSET,
        scale: Any | UnsetType = UNSET,
        crop: Crop | CropParams | UnsetType = UNSET,
        marks: list[Any] | UnsetType = UNSET,
    ) -> None:
        """Upload a scan."""
        return self._call(_SCAN, file=file, place=place, scale=scale, crop=crop, marks=marks)


@documented_like(Files)
class AsyncFiles(AsyncGroup):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def create(
        self,
        *,
        file: FileInput,
        pages: list[FileInput] | UnsetType = UNSET,
        purpose: Purpose | PurposeLiteral | str,
        tags: list[str] | UnsetType = UNSET,
        details: Details | DetailsParams | UnsetType = UNSET,
        key: FileInput | UnsetType = UNSET,
    ) -> File:
        """Like `Files.create`."""
        return await self._call(
            _CREATE, file=file, pages=pages, purpose=purpose, tags=tags, details=details, key=key
        )

    async def content(self, file_id: str) -> bytes:
        """Like `Files.content`."""
        return await self._call(_CONTENT, file_id=file_id)

    async def scan(
        self,
        *,
        file: FileInput,
        place: ScanPlace | ScanPlaceParams | UnsetType = UNSET,
        scale: Any | UnsetType = UNSET,
        crop: Crop | CropParams | UnsetType = UNSET,
        marks: list[Any] | UnsetType = UNSET,
    ) -> None:
        """Like `Files.scan`."""
        return await self._call(_SCAN, file=file, place=place, scale=scale, crop=crop, marks=marks)


class RawFiles(RawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    create = raw(Files.create)
    content = raw(Files.content)
    scan = raw(Files.scan)


class AsyncRawFiles(AsyncRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncFiles.create)
    content = async_raw(AsyncFiles.content)
    scan = async_raw(AsyncFiles.scan)
