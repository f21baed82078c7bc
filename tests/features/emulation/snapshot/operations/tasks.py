"""A group of operations: their descriptions, and the methods that call them.

The group is `client.tasks`.
"""

from __future__ import annotations

import builtins
import datetime
import uuid
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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.new_task import NewTask
from ..types.state import State
from ..types.task import Task

if TYPE_CHECKING:
    from ..types._params import StateLiteral

_PROJECT_ID = Parameter(name="project_id", wire="projectId", kind=uuid.UUID)
_STATE = Parameter(name="state", wire="state", kind=list[State], style="repeated")
_DUE_BEFORE = Parameter(name="due_before", wire="dueBefore", kind=datetime.date)
_TASK_ID = Parameter(name="task_id", wire="taskId", kind=int)

_LIST: Operation[builtins.list[Task]] = Operation(
    name="tasks.list",
    method="GET",
    path=("/projects/", _PROJECT_ID, "/tasks"),
    query=(_STATE, _DUE_BEFORE),
    responses={200: list[Task]},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[Task] = Operation(
    name="tasks.create",
    method="POST",
    path=("/projects/", _PROJECT_ID, "/tasks"),
    body=Body(media_type="application/json", record=NewTask),
    responses={201: Task},
    accept="application/json",
)
_UPDATE: Operation[Task] = Operation(
    name="tasks.update",
    method="PATCH",
    path=("/projects/", _PROJECT_ID, "/tasks/", _TASK_ID),
    body=Body(media_type="application/json", record=NewTask),
    responses={200: Task},
    repeatable=True,
    accept="application/json",
    reasons={404: {"ProjectNotFound": (), "TaskNotFound": ()}},
)
_DELETE: Operation[None] = Operation(
    name="tasks.delete",
    method="DELETE",
    path=("/projects/", _PROJECT_ID, "/tasks/", _TASK_ID),
    responses={204: None},
    repeatable=True,
    reasons={404: {"ProjectNotFound": (), "TaskNotFound": ()}},
)


class Tasks(Group):
    """Tasks of projects."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawTasks:
        """The same operations, whose methods return the whole response."""
        return RawTasks(self._caller)

    def list(
        self,
        project_id: uuid.UUID,
        *,
        state: Sequence[State | StateLiteral] | UnsetType = UNSET,
        due_before: datetime.date | UnsetType = UNSET,
    ) -> builtins.list[Task]:
        """List tasks.

        Raises:
            NotFoundError: There is no such project.
        """
        return self._call(_LIST, project_id=project_id, state=state, due_before=due_before)

    def create(
        self,
        project_id: uuid.UUID,
        *,
        title: str,
        state: State | StateLiteral | UnsetType = UNSET,
        due: datetime.date | UnsetType = UNSET,
    ) -> Task:
        """Create a task.

        Raises:
            NotFoundError: There is no such project.
        """
        return self._call(_CREATE, project_id=project_id, title=title, state=state, due=due)

    def update(
        self,
        task_id: int,
        *,
        project_id: uuid.UUID,
        title: str,
        state: State | StateLiteral | UnsetType = UNSET,
        due: datetime.date | UnsetType = UNSET,
    ) -> Task:
        """Update a task.

        Raises:
            NotFoundError: There is no such project. There is no such task.
        """
        return self._call(
            _UPDATE, task_id=task_id, project_id=project_id, title=title, state=state, due=due
        )

    def delete(self, task_id: int, *, project_id: uuid.UUID) -> None:
        """Delete a task.

        Raises:
            NotFoundError: There is no such project. There is no such task.
        """
        return self._call(_DELETE, task_id=task_id, project_id=project_id)


@documented_like(Tasks)
class AsyncTasks(AsyncGroup):
    """Tasks of projects."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawTasks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawTasks(self._caller)

    async def list(
        self,
        project_id: uuid.UUID,
        *,
        state: Sequence[State | StateLiteral] | UnsetType = UNSET,
        due_before: datetime.date | UnsetType = UNSET,
    ) -> builtins.list[Task]:
        """Like `Tasks.list`."""
        return await self._call(_LIST, project_id=project_id, state=state, due_before=due_before)

    async def create(
        self,
        project_id: uuid.UUID,
        *,
        title: str,
        state: State | StateLiteral | UnsetType = UNSET,
        due: datetime.date | UnsetType = UNSET,
    ) -> Task:
        """Like `Tasks.create`."""
        return await self._call(_CREATE, project_id=project_id, title=title, state=state, due=due)

    async def update(
        self,
        task_id: int,
        *,
        project_id: uuid.UUID,
        title: str,
        state: State | StateLiteral | UnsetType = UNSET,
        due: datetime.date | UnsetType = UNSET,
    ) -> Task:
        """Like `Tasks.update`."""
        return await self._call(
            _UPDATE, task_id=task_id, project_id=project_id, title=title, state=state, due=due
        )

    async def delete(self, task_id: int, *, project_id: uuid.UUID) -> None:
        """Like `Tasks.delete`."""
        return await self._call(_DELETE, task_id=task_id, project_id=project_id)


class RawTasks(RawGroup):
    """The methods of `Tasks`; methods return the whole response."""

    __slots__ = ()

    list = raw(Tasks.list)
    create = raw(Tasks.create)
    update = raw(Tasks.update)
    delete = raw(Tasks.delete)


class AsyncRawTasks(AsyncRawGroup):
    """The methods of `AsyncTasks`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncTasks.list)
    create = async_raw(AsyncTasks.create)
    update = async_raw(AsyncTasks.update)
    delete = async_raw(AsyncTasks.delete)
