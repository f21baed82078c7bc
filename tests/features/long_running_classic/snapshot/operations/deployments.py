"""A group of operations: their descriptions, and the methods that call them.

The group is `client.deployments`.
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
from ..types.deployment import Deployment
from ..types.new_deployment import NewDeployment

_NAME = Parameter(name="name", wire="name", kind=str)

_CREATE: Operation[None] = Operation(
    name="deployments.create",
    method="POST",
    path=("/deployments",),
    body=Body(media_type="application/xml", record=NewDeployment),
    responses={202: None},
    reasons={409: {"ConflictError": ("busy",)}},
)
_CREATE_COURSE = Course(
    header="x-ms-request-id",
    poll="requests:_GET_OPERATION_STATUS",
    argument="request_id",
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    running=("InProgress",),
    succeeded=("Succeeded",),
    failed=("Failed",),
)
_REBOOT: Operation[None] = Operation(
    name="deployments.reboot",
    method="POST",
    path=("/deployments/", _NAME),
    constants=(("comp", "reboot"),),
    responses={202: None},
)
_REBOOT_COURSE = Course(
    header="x-ms-request-id",
    poll="requests:_GET_OPERATION_STATUS",
    argument="request_id",
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    running=("InProgress",),
    succeeded=("Succeeded",),
    failed=("Failed",),
)
_GET: Operation[Deployment] = Operation(
    name="deployments.get",
    method="GET",
    path=("/deployments/", _NAME),
    responses={200: Deployment},
    repeatable=True,
    accept="application/xml",
)


class Deployments(LongRunningGroup):
    """Deployments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawDeployments:
        """The same operations, whose methods return the whole response."""
        return RawDeployments(self._caller)

    def create(self, *, name: str, label: str) -> LongRunning[None]:
        """Create Deployment.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_create` makes it again in another process.

        Raises:
            ConflictError: Another operation on the deployment is not finished (`busy`).
        """
        return self._start(_CREATE, _CREATE_COURSE, name=name, label=label)

    def resume_create(self, id: str) -> LongRunning[None]:
        """Return the handle of what `create` began, from its `id`, without a request."""
        return self._resume(_CREATE, _CREATE_COURSE, id)

    def reboot(self, name: str) -> LongRunning[None]:
        """Reboot Role Instance.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_reboot` makes it again in another process.

        Raises:
            NotFoundError: There is no such resource.
        """
        return self._start(_REBOOT, _REBOOT_COURSE, name=name)

    def resume_reboot(self, id: str) -> LongRunning[None]:
        """Return the handle of what `reboot` began, from its `id`, without a request."""
        return self._resume(_REBOOT, _REBOOT_COURSE, id)

    def get(self, name: str) -> Deployment:
        """Get Deployment.

        Raises:
            NotFoundError: There is no such resource.
        """
        return self._call(_GET, name=name)


@documented_like(Deployments)
class AsyncDeployments(AsyncLongRunningGroup):
    """Deployments."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawDeployments:
        """The same operations, whose methods return the whole response."""
        return AsyncRawDeployments(self._caller)

    async def create(self, *, name: str, label: str) -> AsyncLongRunning[None]:
        """Like `Deployments.create`."""
        return await self._start(_CREATE, _CREATE_COURSE, name=name, label=label)

    def resume_create(self, id: str) -> AsyncLongRunning[None]:
        """Like `Deployments.resume_create`."""
        return self._resume(_CREATE, _CREATE_COURSE, id)

    async def reboot(self, name: str) -> AsyncLongRunning[None]:
        """Like `Deployments.reboot`."""
        return await self._start(_REBOOT, _REBOOT_COURSE, name=name)

    def resume_reboot(self, id: str) -> AsyncLongRunning[None]:
        """Like `Deployments.resume_reboot`."""
        return self._resume(_REBOOT, _REBOOT_COURSE, id)

    async def get(self, name: str) -> Deployment:
        """Like `Deployments.get`."""
        return await self._call(_GET, name=name)


class RawDeployments(LongRunningRawGroup):
    """The methods of `Deployments`; methods return the whole response."""

    __slots__ = ()

    create = raw(Deployments.create)
    reboot = raw(Deployments.reboot)
    get = raw(Deployments.get)


class AsyncRawDeployments(AsyncLongRunningRawGroup):
    """The methods of `AsyncDeployments`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncDeployments.create)
    reboot = async_raw(AsyncDeployments.reboot)
    get = async_raw(AsyncDeployments.get)
