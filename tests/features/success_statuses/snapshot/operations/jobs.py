"""A group of operations: their descriptions, and the methods that call them.

The group is `client.jobs`.
"""

from __future__ import annotations

import builtins

from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import (
    Form,
    Operation,
    Parameter,
    ResponseCase,
    ResponseChoice,
    StreamedItems,
)
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
from ..types.job import Job
from ..types.place import Place

_JOB_ID = Parameter(name="job_id", wire="jobId", kind=int)
_IF_NONE_MATCH = Parameter(name="if_none_match", wire="If-None-Match", kind=str)
_PAGE = Parameter(name="page", wire="page", kind=int)


class FindHeaders(HeaderFields):
    """The declared header fields of responses of `jobs.find`."""

    etag: str | None = header("ETag", str)


_START: Operation[Job | Place | None] = Operation(
    name="jobs.start",
    method="POST",
    path=("/jobs",),
    responses={200: Job, 201: Job, 202: Place, 204: None},
    accept="application/json",
)
_STOP: Operation[None] = Operation(
    name="jobs.stop",
    method="DELETE",
    path=("/jobs",),
    responses={200: None, 204: None},
    repeatable=True,
)
_CHECK: Operation[None] = Operation(
    name="jobs.check",
    method="HEAD",
    path=("/jobs",),
    responses={200: None},
    repeatable=True,
)
_OPTIONS: Operation[None] = Operation(
    name="jobs.options",
    method="OPTIONS",
    path=("/jobs",),
    responses={200: None},
    repeatable=True,
)
_GET: Operation[Job] = Operation(
    name="jobs.get",
    method="GET",
    path=("/jobs/", _JOB_ID),
    responses={"2XX": Job},
    repeatable=True,
    accept="application/json",
)
_HAND_IN: Operation[Job | Place] = Operation(
    name="jobs.hand_in",
    method="POST",
    path=("/jobs/", _JOB_ID, "/parts"),
    responses={200: Job, "2XX": Place},
    accept="application/json",
)
_CANCEL: Operation[None] = Operation(
    name="jobs.cancel",
    method="DELETE",
    path=("/jobs/", _JOB_ID),
    responses={"2XX": None},
    repeatable=True,
)
_FIND: Operation[str | None] = Operation(
    name="jobs.find",
    method="HEAD",
    path=("/jobs/", _JOB_ID),
    headers=(_IF_NONE_MATCH,),
    responses={"2XX": None},
    response_headers=FindHeaders,
    header_result="etag",
    repeatable=True,
)
_WATCH: Operation[Job] = Operation(
    name="jobs.watch",
    method="GET",
    path=("/jobs/", _JOB_ID, "/steps"),
    responses={"2XX": StreamedItems(item=Job)},
    streams=True,
    repeatable=True,
    accept="application/x-ndjson",
)
_PRINT: Operation[Job | bytes] = Operation(
    name="jobs.print",
    method="GET",
    path=("/jobs/", _JOB_ID, "/sheet"),
    responses={
        "2XX": ResponseChoice(
            (
                ResponseCase(kind=Job, media_types=("application/json",)),
                ResponseCase(kind=Form.BYTES, media_types=("application/pdf",)),
            )
        )
    },
    repeatable=True,
    accept="application/json, application/pdf",
)
_LIST: Operation[builtins.list[Job]] = Operation(
    name="jobs.list",
    method="GET",
    path=("/jobs",),
    query=(_PAGE,),
    responses={"2XX": list[Job]},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(style="page", parameter="page")


class Jobs(PagedGroup):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawJobs:
        """The same operations, whose methods return the whole response."""
        return RawJobs(self._caller)

    def start(self) -> Job | Place | None:
        """Start a job."""
        return self._call(_START)

    def stop(self) -> None:
        """Stop a job."""
        return self._call(_STOP)

    def check(self) -> None:
        """Look whether there is a job."""
        return self._call(_CHECK)

    def options(self) -> None:
        """What jobs allow."""
        return self._call(_OPTIONS)

    def get(self, job_id: int) -> Job:
        """A job."""
        return self._call(_GET, job_id=job_id)

    def hand_in(self, job_id: int) -> Job | Place:
        """Hand in a job."""
        return self._call(_HAND_IN, job_id=job_id)

    def cancel(self, job_id: int) -> None:
        """Cancel a job."""
        return self._call(_CANCEL, job_id=job_id)

    def find(self, job_id: int, *, if_none_match: str | UnsetType = UNSET) -> str | None:
        """Whether there is this job.

        Raises:
            NotModifiedError: Nothing has changed.
        """
        return self._call(_FIND, job_id=job_id, if_none_match=if_none_match)

    def watch(self, job_id: int) -> Stream[Job]:
        """Watch a job."""
        return self._stream(_WATCH, job_id=job_id)

    def print(self, job_id: int) -> Job | bytes:
        """Print a job."""
        return self._call(_PRINT, job_id=job_id)

    def list(self, *, page: int | UnsetType = UNSET) -> Page[Job, builtins.list[Job]]:
        """All jobs.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_LIST, _LIST_PAGES, page=page)


@documented_like(Jobs)
class AsyncJobs(AsyncPagedGroup):
    """Jobs."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawJobs:
        """The same operations, whose methods return the whole response."""
        return AsyncRawJobs(self._caller)

    async def start(self) -> Job | Place | None:
        """Like `Jobs.start`."""
        return await self._call(_START)

    async def stop(self) -> None:
        """Like `Jobs.stop`."""
        return await self._call(_STOP)

    async def check(self) -> None:
        """Like `Jobs.check`."""
        return await self._call(_CHECK)

    async def options(self) -> None:
        """Like `Jobs.options`."""
        return await self._call(_OPTIONS)

    async def get(self, job_id: int) -> Job:
        """Like `Jobs.get`."""
        return await self._call(_GET, job_id=job_id)

    async def hand_in(self, job_id: int) -> Job | Place:
        """Like `Jobs.hand_in`."""
        return await self._call(_HAND_IN, job_id=job_id)

    async def cancel(self, job_id: int) -> None:
        """Like `Jobs.cancel`."""
        return await self._call(_CANCEL, job_id=job_id)

    async def find(self, job_id: int, *, if_none_match: str | UnsetType = UNSET) -> str | None:
        """Like `Jobs.find`."""
        return await self._call(_FIND, job_id=job_id, if_none_match=if_none_match)

    async def watch(self, job_id: int) -> AsyncStream[Job]:
        """Like `Jobs.watch`."""
        return await self._stream(_WATCH, job_id=job_id)

    async def print(self, job_id: int) -> Job | bytes:
        """Like `Jobs.print`."""
        return await self._call(_PRINT, job_id=job_id)

    def list(self, *, page: int | UnsetType = UNSET) -> AsyncPages[Job, builtins.list[Job]]:
        """Like `Jobs.list`."""
        return self._page(_LIST, _LIST_PAGES, page=page)


class RawJobs(PagedRawGroup):
    """The methods of `Jobs`; methods return the whole response."""

    __slots__ = ()

    start = raw(Jobs.start)
    stop = raw(Jobs.stop)
    check = raw(Jobs.check)
    options = raw(Jobs.options)
    get = raw(Jobs.get)
    hand_in = raw(Jobs.hand_in)
    cancel = raw(Jobs.cancel)
    find = raw(Jobs.find, FindHeaders)
    watch = raw(Jobs.watch)
    print = raw(Jobs.print)
    list = raw(Jobs.list)


class AsyncRawJobs(AsyncPagedRawGroup):
    """The methods of `AsyncJobs`; methods return the whole response."""

    __slots__ = ()

    start = async_raw(AsyncJobs.start)
    stop = async_raw(AsyncJobs.stop)
    check = async_raw(AsyncJobs.check)
    options = async_raw(AsyncJobs.options)
    get = async_raw(AsyncJobs.get)
    hand_in = async_raw(AsyncJobs.hand_in)
    cancel = async_raw(AsyncJobs.cancel)
    find = async_raw(AsyncJobs.find, FindHeaders)
    watch = async_raw(AsyncJobs.watch)
    print = async_raw(AsyncJobs.print)
    list = async_raw(AsyncJobs.list)
