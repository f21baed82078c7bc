"""A group of operations: their descriptions, and the methods that call them.

The group is `client.tasks`.
"""

from __future__ import annotations

from .._runtime.checks import Check
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.operation import Operation, Parameter
from ..types.task import Task

_ACCOUNT = Parameter(
    name="account", wire="account_id", kind=str, check=Check(min_length=2), client="account"
)
_TASK_ID = Parameter(name="task_id", wire="task_id", kind=str)

_GET: Operation[Task] = Operation(
    name="tasks.get",
    method="GET",
    path=("/", _ACCOUNT, "/tasks/", _TASK_ID),
    responses={200: Task},
    repeatable=True,
    accept="application/json",
)


class Tasks(Group):
    """Tasks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawTasks:
        """The same operations, whose methods return the whole response."""
        return RawTasks(self._caller)

    def get(self, task_id: str, *, account: str | None = None) -> Task:
        """Get a task.

        Args:
            account: By default `account` of the client.
        """
        return self._call(_GET, task_id=task_id, account=account)


@documented_like(Tasks)
class AsyncTasks(AsyncGroup):
    """Tasks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawTasks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawTasks(self._caller)

    async def get(self, task_id: str, *, account: str | None = None) -> Task:
        """Like `Tasks.get`."""
        return await self._call(_GET, task_id=task_id, account=account)


class RawTasks(RawGroup):
    """The methods of `Tasks`; methods return the whole response."""

    __slots__ = ()

    get = raw(Tasks.get)


class AsyncRawTasks(AsyncRawGroup):
    """The methods of `AsyncTasks`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncTasks.get)
