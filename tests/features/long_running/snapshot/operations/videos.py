"""A group of operations: their descriptions, and the methods that call them.

The group is `client.videos`.
"""

from __future__ import annotations

from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.long_running.course import Course
from .._runtime.long_running.handles import (
    AsyncLongRunning,
    AsyncLongRunningGroup,
    AsyncLongRunningRawGroup,
    LongRunning,
    LongRunningGroup,
    LongRunningRawGroup,
)
from .._runtime.operation import Body, Operation, Parameter
from ..types.new_video import NewVideo
from ..types.video import Video

_ID = Parameter(name="id", wire="id", kind=str)

_CREATE: Operation[Video] = Operation(
    name="videos.create",
    method="POST",
    path=("/videos",),
    body=Body(media_type="application/json", record=NewVideo),
    responses={202: Video},
    accept="application/json",
    reasons={429: {"QuotaExceeded": ("minutes",)}},
)
_CREATE_COURSE = Course(
    poll="videos:_GET",
    argument="id",
    identity=("id",),
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    outcome=(),
    running=("queued", "processing"),
    succeeded=("completed",),
    failed=("failed",),
    interval=2,
)
_REMIX: Operation[Video] = Operation(
    name="videos.remix",
    method="POST",
    path=("/videos/", _ID, "/remix"),
    responses={200: Video},
    accept="application/json",
)
_REMIX_COURSE = Course(
    poll="videos:_GET",
    argument="id",
    identity=("id",),
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    outcome=("url",),
    running=("queued", "processing"),
    succeeded=("completed",),
    failed=("failed",),
    interval=2,
)
_GET: Operation[Video] = Operation(
    name="videos.get",
    method="GET",
    path=("/videos/", _ID),
    responses={200: Video},
    repeatable=True,
    accept="application/json",
)


class Videos(LongRunningGroup):
    """Videos."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawVideos:
        """The same operations, whose methods return the whole response."""
        return RawVideos(self._caller)

    def create(self, *, prompt: str) -> LongRunning[Video]:
        """Create a video.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_create` makes it again in another process.

        Args:
            prompt: What it shows.

        Raises:
            ServiceError: The minutes of this month are used up (`minutes`).
        """
        return self._start(_CREATE, _CREATE_COURSE, prompt=prompt)

    def resume_create(self, id: str) -> LongRunning[Video]:
        """Return the handle of what `create` began, from its `id`, without a request."""
        return self._resume(_CREATE, _CREATE_COURSE, id)

    def remix(self, id: str) -> LongRunning[str]:
        """Change a video.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_remix` makes it again in another process.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._start(_REMIX, _REMIX_COURSE, id=id)

    def resume_remix(self, id: str) -> LongRunning[str]:
        """Return the handle of what `remix` began, from its `id`, without a request."""
        return self._resume(_REMIX, _REMIX_COURSE, id)

    def get(self, id: str) -> Video:
        """Get a video.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._call(_GET, id=id)


@documented_like(Videos)
class AsyncVideos(AsyncLongRunningGroup):
    """Videos."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawVideos:
        """The same operations, whose methods return the whole response."""
        return AsyncRawVideos(self._caller)

    async def create(self, *, prompt: str) -> AsyncLongRunning[Video]:
        """Like `Videos.create`."""
        return await self._start(_CREATE, _CREATE_COURSE, prompt=prompt)

    def resume_create(self, id: str) -> AsyncLongRunning[Video]:
        """Like `Videos.resume_create`."""
        return self._resume(_CREATE, _CREATE_COURSE, id)

    async def remix(self, id: str) -> AsyncLongRunning[str]:
        """Like `Videos.remix`."""
        return await self._start(_REMIX, _REMIX_COURSE, id=id)

    def resume_remix(self, id: str) -> AsyncLongRunning[str]:
        """Like `Videos.resume_remix`."""
        return self._resume(_REMIX, _REMIX_COURSE, id)

    async def get(self, id: str) -> Video:
        """Like `Videos.get`."""
        return await self._call(_GET, id=id)


class RawVideos(LongRunningRawGroup):
    """The methods of `Videos`; methods return the whole response."""

    __slots__ = ()

    create = raw(Videos.create)
    remix = raw(Videos.remix)
    get = raw(Videos.get)


class AsyncRawVideos(AsyncLongRunningRawGroup):
    """The methods of `AsyncVideos`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncVideos.create)
    remix = async_raw(AsyncVideos.remix)
    get = async_raw(AsyncVideos.get)
