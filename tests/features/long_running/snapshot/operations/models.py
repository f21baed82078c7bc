"""A group of operations: their descriptions, and the methods that call them.

The group is `client.models`.
"""

from __future__ import annotations

from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.header_fields import HeaderFields, header
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
from ..types.model import Model
from ..types.new_model import NewModel

_ID = Parameter(name="id", wire="id", kind=int)


class TrainHeaders(HeaderFields):
    """The declared header fields of responses of `models.train`."""

    operation_location: str | None = header("Operation-Location", str)


_TRAIN: Operation[None] = Operation(
    name="models.train",
    method="POST",
    path=("/models",),
    body=Body(media_type="application/json", record=NewModel),
    responses={202: None},
    response_headers=TrainHeaders,
)
_TRAIN_COURSE = Course(
    url="Operation-Location",
    poll="operations:_GET",
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    last_id=("model_id",),
    running=("not_started", "running"),
    succeeded=("succeeded",),
    failed=("failed", "cancelled"),
    last="models:_GET",
    last_argument="id",
)
_REMOVE: Operation[None] = Operation(
    name="models.remove",
    method="DELETE",
    path=("/models/", _ID),
    responses={202: None},
)
_REMOVE_COURSE = Course(
    url="Operation-Location",
    poll="operations:_GET",
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    running=("not_started", "running"),
    succeeded=("succeeded",),
    failed=("failed", "cancelled"),
)
_TUNE: Operation[None] = Operation(
    name="models.tune",
    method="POST",
    path=("/models/", _ID, "/tune"),
    responses={202: None},
)
_TUNE_COURSE = Course(
    url="Operation-Location",
    poll="operations:_GET",
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    outcome=("result",),
    running=("not_started", "running"),
    succeeded=("succeeded",),
    failed=("failed", "cancelled"),
)
_EXPORT: Operation[None] = Operation(
    name="models.export",
    method="POST",
    path=("/models/", _ID, "/export"),
    endpoint="https://start.example.com",
    responses={202: None},
)
_EXPORT_COURSE = Course(
    url="Operation-Location",
    poll="operations:_GET",
    status=("status",),
    code=("error", "code"),
    message=("error", "message"),
    running=("not_started", "running"),
    succeeded=("succeeded",),
    failed=("failed", "cancelled"),
)
_GET: Operation[Model] = Operation(
    name="models.get",
    method="GET",
    path=("/models/", _ID),
    responses={200: Model},
    repeatable=True,
    accept="application/json",
)


class Models(LongRunningGroup):
    """Models."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawModels:
        """The same operations, whose methods return the whole response."""
        return RawModels(self._caller)

    def train(self, *, name: str) -> LongRunning[Model]:
        """Train a model.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_train` makes it again in another process.
        """
        return self._start(_TRAIN, _TRAIN_COURSE, name=name)

    def resume_train(self, id: str) -> LongRunning[Model]:
        """Return the handle of what `train` began, from its `id`, without a request."""
        return self._resume(_TRAIN, _TRAIN_COURSE, id)

    def remove(self, id: int) -> LongRunning[None]:
        """Remove a model.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_remove` makes it again in another process.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._start(_REMOVE, _REMOVE_COURSE, id=id)

    def resume_remove(self, id: str) -> LongRunning[None]:
        """Return the handle of what `remove` began, from its `id`, without a request."""
        return self._resume(_REMOVE, _REMOVE_COURSE, id)

    def tune(self, id: int) -> LongRunning[Model]:
        """Tune a model.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_tune` makes it again in another process.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._start(_TUNE, _TUNE_COURSE, id=id)

    def resume_tune(self, id: str) -> LongRunning[Model]:
        """Return the handle of what `tune` began, from its `id`, without a request."""
        return self._resume(_TUNE, _TUNE_COURSE, id)

    def export(self, id: int) -> LongRunning[None]:
        """Export a model.

        Returns a handle: `wait` returns the result, or raises `OperationFailedError`; with its
        `id`, `resume_export` makes it again in another process.

        Requests go to `https://start.example.com`.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._start(_EXPORT, _EXPORT_COURSE, id=id)

    def resume_export(self, id: str) -> LongRunning[None]:
        """Return the handle of what `export` began, from its `id`, without a request."""
        return self._resume(_EXPORT, _EXPORT_COURSE, id)

    def get(self, id: int) -> Model:
        """Get a model.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._call(_GET, id=id)


@documented_like(Models)
class AsyncModels(AsyncLongRunningGroup):
    """Models."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawModels:
        """The same operations, whose methods return the whole response."""
        return AsyncRawModels(self._caller)

    async def train(self, *, name: str) -> AsyncLongRunning[Model]:
        """Like `Models.train`."""
        return await self._start(_TRAIN, _TRAIN_COURSE, name=name)

    def resume_train(self, id: str) -> AsyncLongRunning[Model]:
        """Like `Models.resume_train`."""
        return self._resume(_TRAIN, _TRAIN_COURSE, id)

    async def remove(self, id: int) -> AsyncLongRunning[None]:
        """Like `Models.remove`."""
        return await self._start(_REMOVE, _REMOVE_COURSE, id=id)

    def resume_remove(self, id: str) -> AsyncLongRunning[None]:
        """Like `Models.resume_remove`."""
        return self._resume(_REMOVE, _REMOVE_COURSE, id)

    async def tune(self, id: int) -> AsyncLongRunning[Model]:
        """Like `Models.tune`."""
        return await self._start(_TUNE, _TUNE_COURSE, id=id)

    def resume_tune(self, id: str) -> AsyncLongRunning[Model]:
        """Like `Models.resume_tune`."""
        return self._resume(_TUNE, _TUNE_COURSE, id)

    async def export(self, id: int) -> AsyncLongRunning[None]:
        """Like `Models.export`."""
        return await self._start(_EXPORT, _EXPORT_COURSE, id=id)

    def resume_export(self, id: str) -> AsyncLongRunning[None]:
        """Like `Models.resume_export`."""
        return self._resume(_EXPORT, _EXPORT_COURSE, id)

    async def get(self, id: int) -> Model:
        """Like `Models.get`."""
        return await self._call(_GET, id=id)


class RawModels(LongRunningRawGroup):
    """The methods of `Models`; methods return the whole response."""

    __slots__ = ()

    train = raw(Models.train, TrainHeaders)
    remove = raw(Models.remove)
    tune = raw(Models.tune)
    export = raw(Models.export)
    get = raw(Models.get)


class AsyncRawModels(AsyncLongRunningRawGroup):
    """The methods of `AsyncModels`; methods return the whole response."""

    __slots__ = ()

    train = async_raw(AsyncModels.train, TrainHeaders)
    remove = async_raw(AsyncModels.remove)
    tune = async_raw(AsyncModels.tune)
    export = async_raw(AsyncModels.export)
    get = async_raw(AsyncModels.get)
