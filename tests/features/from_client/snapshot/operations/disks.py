"""A group of operations: their descriptions, and the methods that call them.

The group is `client.disks`.
"""

from __future__ import annotations

from .._runtime.checks import Check
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
from .._runtime.operation import Body, Operation, Parameter, StreamedItems
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
from ..types.disk import Disk
from ..types.disk_list import DiskList
from ..types.event import Event
from ..types.new_disk import NewDisk
from ..types.task import Task

_ACCOUNT_ID = Parameter(
    name="account_id", wire="account_id", kind=str, check=Check(min_length=2), client="account"
)
_REGION = Parameter(name="region", wire="region", kind=int, client="cloud_region")
_AFTER = Parameter(name="after", wire="after", kind=str)
_DISK_ID = Parameter(name="disk_id", wire="disk_id", kind=str)

_LIST: Operation[DiskList] = Operation(
    name="disks.list",
    method="GET",
    path=("/accounts/", _ACCOUNT_ID, "/", _REGION, "/disks"),
    query=(_AFTER,),
    responses={200: DiskList},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(style="cursor", parameter="after", items=("disks",), next=("next",))
_ADD: Operation[Task] = Operation(
    name="disks.add",
    method="POST",
    path=("/accounts/", _ACCOUNT_ID, "/", _REGION, "/disks"),
    body=Body(media_type="application/json", record=NewDisk),
    responses={200: Task},
    accept="application/json",
)
_ADD_COURSE = Course(
    poll="tasks:_GET",
    argument="task_id",
    identity=("id",),
    status=("state",),
    last_id=("disk_id",),
    running=("running",),
    succeeded=("done",),
    failed=("failed",),
    last="disks:_GET",
    last_argument="disk_id",
)
_GET: Operation[Disk] = Operation(
    name="disks.get",
    method="GET",
    path=("/accounts/", _ACCOUNT_ID, "/", _REGION, "/disks/", _DISK_ID),
    responses={200: Disk},
    repeatable=True,
    accept="application/json",
)
_WATCH: Operation[Event] = Operation(
    name="disks.watch",
    method="GET",
    path=("/accounts/", _ACCOUNT_ID, "/events"),
    responses={200: StreamedItems(item=Event)},
    streams=True,
    repeatable=True,
    accept="application/x-ndjson",
)


class Disks(PagedGroup, LongRunningGroup):
    """Disks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawDisks:
        """The same operations, whose methods return the whole response."""
        return RawDisks(self._caller)

    def list(
        self,
        *,
        account_id: str | None = None,
        region: int | None = None,
        after: str | UnsetType = UNSET,
    ) -> Page[Disk, DiskList]:
        """List disks.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            account_id: By default `account` of the client.
            region: By default `cloud_region` of the client.
        """
        return self._page(_LIST, _LIST_PAGES, account_id=account_id, region=region, after=after)

    def add(
        self, *, account_id: str | None = None, region: int | None = None, size: int
    ) -> LongRunning[Disk]:
        """Add a disk.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_add` makes it again in another process.

        Args:
            account_id: By default `account` of the client.
            region: By default `cloud_region` of the client.
        """
        return self._start(_ADD, _ADD_COURSE, account_id=account_id, region=region, size=size)

    def resume_add(self, id: str) -> LongRunning[Disk]:
        """Return the handle of what `add` began, from its `id`, without a request."""
        return self._resume(_ADD, _ADD_COURSE, id)

    def get(
        self, disk_id: str, *, account_id: str | None = None, region: int | None = None
    ) -> Disk:
        """Get a disk.

        Returns one disk of an account.

        Args:
            account_id: Whose disk it is. By default `account` of the client.
            region: By default `cloud_region` of the client.
        """
        return self._call(_GET, disk_id=disk_id, account_id=account_id, region=region)

    def watch(self, *, account_id: str | None = None) -> Stream[Event]:
        """Watch disks.

        Args:
            account_id: By default `account` of the client.
        """
        return self._stream(_WATCH, account_id=account_id)


@documented_like(Disks)
class AsyncDisks(AsyncPagedGroup, AsyncLongRunningGroup):
    """Disks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawDisks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawDisks(self._caller)

    def list(
        self,
        *,
        account_id: str | None = None,
        region: int | None = None,
        after: str | UnsetType = UNSET,
    ) -> AsyncPages[Disk, DiskList]:
        """Like `Disks.list`."""
        return self._page(_LIST, _LIST_PAGES, account_id=account_id, region=region, after=after)

    async def add(
        self, *, account_id: str | None = None, region: int | None = None, size: int
    ) -> AsyncLongRunning[Disk]:
        """Like `Disks.add`."""
        return await self._start(_ADD, _ADD_COURSE, account_id=account_id, region=region, size=size)

    def resume_add(self, id: str) -> AsyncLongRunning[Disk]:
        """Like `Disks.resume_add`."""
        return self._resume(_ADD, _ADD_COURSE, id)

    async def get(
        self, disk_id: str, *, account_id: str | None = None, region: int | None = None
    ) -> Disk:
        """Like `Disks.get`."""
        return await self._call(_GET, disk_id=disk_id, account_id=account_id, region=region)

    async def watch(self, *, account_id: str | None = None) -> AsyncStream[Event]:
        """Like `Disks.watch`."""
        return await self._stream(_WATCH, account_id=account_id)


class RawDisks(PagedRawGroup, LongRunningRawGroup):
    """The methods of `Disks`; methods return the whole response."""

    __slots__ = ()

    list = raw(Disks.list)
    add = raw(Disks.add)
    get = raw(Disks.get)
    watch = raw(Disks.watch)


class AsyncRawDisks(AsyncPagedRawGroup, AsyncLongRunningRawGroup):
    """The methods of `AsyncDisks`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncDisks.list)
    add = async_raw(AsyncDisks.add)
    get = async_raw(AsyncDisks.get)
    watch = async_raw(AsyncDisks.watch)
