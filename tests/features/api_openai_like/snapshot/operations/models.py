"""A group of operations: their descriptions, and the methods that call them.

The group is `client.models`.
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
from .._runtime.operation import Operation
from ..types.model_list import ModelList

_LIST: Operation[ModelList] = Operation(
    name="models.list",
    method="GET",
    path=("/models",),
    responses={200: ModelList},
    repeatable=True,
    accept="application/json",
)


class Models(Group):
    """The models that there are."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawModels:
        """The same operations, whose methods return the whole response."""
        return RawModels(self._caller)

    def list(self) -> ModelList:
        """List models."""
        return self._call(_LIST)


@documented_like(Models)
class AsyncModels(AsyncGroup):
    """The models that there are."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawModels:
        """The same operations, whose methods return the whole response."""
        return AsyncRawModels(self._caller)

    async def list(self) -> ModelList:
        """Like `Models.list`."""
        return await self._call(_LIST)


class RawModels(RawGroup):
    """The methods of `Models`; methods return the whole response."""

    __slots__ = ()

    list = raw(Models.list)


class AsyncRawModels(AsyncRawGroup):
    """The methods of `AsyncModels`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncModels.list)
