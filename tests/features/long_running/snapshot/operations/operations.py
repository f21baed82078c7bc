"""A group of operations: their descriptions, and the methods that call them.

The group is `client.operations`.
"""

from __future__ import annotations

import uuid

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
from ..types.model_operation import ModelOperation

_ID = Parameter(name="id", wire="id", kind=uuid.UUID)

_GET: Operation[ModelOperation] = Operation(
    name="operations.get",
    method="GET",
    path=("/operations/", _ID),
    responses={200: ModelOperation},
    repeatable=True,
    accept="application/json",
)


class Operations(Group):
    """Operations that go on."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawOperations:
        """The same operations, whose methods return the whole response."""
        return RawOperations(self._caller)

    def get(self, id: uuid.UUID) -> ModelOperation:
        """Get an operation.

        Raises:
            NotFoundError: There is no such thing.
        """
        return self._call(_GET, id=id)


@documented_like(Operations)
class AsyncOperations(AsyncGroup):
    """Operations that go on."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawOperations:
        """The same operations, whose methods return the whole response."""
        return AsyncRawOperations(self._caller)

    async def get(self, id: uuid.UUID) -> ModelOperation:
        """Like `Operations.get`."""
        return await self._call(_GET, id=id)


class RawOperations(RawGroup):
    """The methods of `Operations`; methods return the whole response."""

    __slots__ = ()

    get = raw(Operations.get)


class AsyncRawOperations(AsyncRawGroup):
    """The methods of `AsyncOperations`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncOperations.get)
