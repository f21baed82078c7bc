"""Handles of operations that go on after their response, and the groups whose methods return them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar, cast

from ..errors import DeadlineError
from ..groups import AsyncCaller, AsyncGroup, AsyncRawGroup, Caller, Group, RawGroup
from ..public import public_package, publish
from ..response import RawResponse
from .course import Ask, Course, Job, Rest, Step, begin, read_status, resume, waiting

if TYPE_CHECKING:
    from ..operation import Operation

T = TypeVar("T")
H = TypeVar("H")


class _Handle(Generic[T]):
    """What the handles of both clients have in common."""

    __slots__ = ("_job",)

    def __init__(self, job: Job) -> None:
        self._job = job

    @property
    def id(self) -> str:
        """What the method `resume_...` takes in another process.

        It contains no credential, and no host unless the status is at another one than requests.
        """
        return self._job.id

    def __repr__(self) -> str:
        # an id can be the path of a URL with a secret
        return f"{type(self).__name__}({self._job.operation.name})"


class LongRunning(_Handle[T]):
    """Something that goes on after the response that began it."""

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller, job: Job) -> None:
        super().__init__(job)
        self._caller = caller

    def status(self) -> str:
        """Request and return its status, as the service names it."""
        raw = self._ask(Ask(self._job.poll, self._job.arguments))
        return read_status(self._job, self._caller.setup, raw)

    def wait(
        self, *, deadline: float | None = None, progress: Callable[[str], object] | None = None
    ) -> T:
        """Return the result at the end.

        The service is asked as often as it says. `deadline` is in seconds for all of it; without
        one, the end is waited for however long it takes. Each request has the deadline of the
        client. `progress` is called with each status. Raises `OperationFailedError` with what the
        service says of the failure, `DeadlineError`, after which it can be waited for again,
        and what calls raise.
        """
        steps = waiting(self._job, self._caller.setup, deadline, progress)
        outcome: RawResponse[Any] | None = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                return cast("T", end.value)
            outcome = self._perform(step)

    def _perform(self, step: Step) -> RawResponse[Any] | None:
        if isinstance(step, Rest):
            self._caller.rest(step.seconds)
            return None
        return self._ask(step)

    def _ask(self, step: Ask) -> RawResponse[Any]:
        caller = self._caller if step.left is None else self._caller.within(step.left)
        try:
            return caller.call(step.operation, step.arguments, step.check)
        except DeadlineError as error:
            raise step.late(self._caller.setup) or error from None


class AsyncLongRunning(_Handle[T]):
    """Something that goes on after the response that began it."""

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller, job: Job) -> None:
        super().__init__(job)
        self._caller = caller

    async def status(self) -> str:
        """Request and return its status, as the service names it."""
        raw = await self._ask(Ask(self._job.poll, self._job.arguments))
        return read_status(self._job, self._caller.setup, raw)

    async def wait(
        self, *, deadline: float | None = None, progress: Callable[[str], object] | None = None
    ) -> T:
        """Return the result at the end, as `LongRunning.wait`, without blocking."""
        steps = waiting(self._job, self._caller.setup, deadline, progress)
        outcome: RawResponse[Any] | None = None
        while True:
            try:
                step = steps.send(outcome)
            except StopIteration as end:
                return cast("T", end.value)
            outcome = await self._perform(step)

    async def _perform(self, step: Step) -> RawResponse[Any] | None:
        if isinstance(step, Rest):
            await self._caller.rest(step.seconds)
            return None
        return await self._ask(step)

    async def _ask(self, step: Ask) -> RawResponse[Any]:
        caller = self._caller if step.left is None else self._caller.within(step.left)
        try:
            return await caller.call(step.operation, step.arguments, step.check)
        except DeadlineError as error:
            raise step.late(self._caller.setup) or error from None


publish(public_package(__name__), (LongRunning, AsyncLongRunning))


class LongRunningGroup(Group):
    """A group with operations that go on after their response."""

    __slots__ = ()

    def _start(
        self, operation: Operation[Any], course: Course, /, **arguments: object
    ) -> LongRunning[Any]:
        raw = self._caller.call(operation, arguments)
        return LongRunning(self._caller, begin(self._caller, operation, arguments, course, raw))

    def _resume(self, operation: Operation[Any], course: Course, identity: str) -> LongRunning[Any]:
        return LongRunning(self._caller, resume(self._caller, operation, course, identity))


class LongRunningRawGroup(RawGroup):
    """The same operations, whose methods return the whole response: its value is a handle."""

    __slots__ = ()

    def _start(
        self, operation: Operation[Any], course: Course, /, **arguments: object
    ) -> RawResponse[LongRunning[Any]]:
        raw = self._caller.call(operation, arguments)
        job = begin(self._caller, operation, arguments, course, raw)
        return _with_value(raw, LongRunning[Any](self._caller, job))


class AsyncLongRunningGroup(AsyncGroup):
    """A group of asynchronous operations that go on after their response."""

    __slots__ = ()

    async def _start(
        self, operation: Operation[Any], course: Course, /, **arguments: object
    ) -> AsyncLongRunning[Any]:
        raw = await self._caller.call(operation, arguments)
        job = begin(self._caller, operation, arguments, course, raw)
        return AsyncLongRunning(self._caller, job)

    def _resume(
        self, operation: Operation[Any], course: Course, identity: str
    ) -> AsyncLongRunning[Any]:
        return AsyncLongRunning(self._caller, resume(self._caller, operation, course, identity))


class AsyncLongRunningRawGroup(AsyncRawGroup):
    """The same operations, whose methods return the whole response, without blocking."""

    __slots__ = ()

    async def _start(
        self, operation: Operation[Any], course: Course, /, **arguments: object
    ) -> RawResponse[AsyncLongRunning[Any]]:
        raw = await self._caller.call(operation, arguments)
        job = begin(self._caller, operation, arguments, course, raw)
        return _with_value(raw, AsyncLongRunning[Any](self._caller, job))


def _with_value(raw: RawResponse[Any], value: H) -> RawResponse[H]:
    return replace(raw, value=value)
