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
from .._runtime.operation import Body, Operation
from .._runtime.records import UNSET, UnsetType
from .._runtime.uploads import FileInput
from ..types.file_answer import FileAnswer
from ..types.files_upload_body import FilesUploadBody

_UPLOAD: Operation[FileAnswer] = Operation(
    name="files.upload",
    method="POST",
    path=("/files.upload",),
    body=Body(media_type="multipart/form-data", record=FilesUploadBody, files=("file",)),
    responses={200: FileAnswer},
    accept="application/json",
)


class Files(Group):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawFiles:
        """The same operations, whose methods return the whole response."""
        return RawFiles(self._caller)

    def upload(
        self,
        *,
        file: FileInput,
        filename: str | UnsetType = UNSET,
        title: str | UnsetType = UNSET,
        channels: str | UnsetType = UNSET,
    ) -> FileAnswer:
        """Upload.

        Raises:
            ChannelNotFoundError: There is no such channel.
        """
        return self._call(_UPLOAD, file=file, filename=filename, title=title, channels=channels)


@documented_like(Files)
class AsyncFiles(AsyncGroup):
    """Files."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawFiles:
        """The same operations, whose methods return the whole response."""
        return AsyncRawFiles(self._caller)

    async def upload(
        self,
        *,
        file: FileInput,
        filename: str | UnsetType = UNSET,
        title: str | UnsetType = UNSET,
        channels: str | UnsetType = UNSET,
    ) -> FileAnswer:
        """Like `Files.upload`."""
        return await self._call(
            _UPLOAD, file=file, filename=filename, title=title, channels=channels
        )


class RawFiles(RawGroup):
    """The methods of `Files`; methods return the whole response."""

    __slots__ = ()

    upload = raw(Files.upload)


class AsyncRawFiles(AsyncRawGroup):
    """The methods of `AsyncFiles`; methods return the whole response."""

    __slots__ = ()

    upload = async_raw(AsyncFiles.upload)
