"""A group of operations: their descriptions, and the methods that call them.

The group is `client.models.compatible`.
"""

from __future__ import annotations

import builtins

from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    raw,
)
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Operation, Parameter
from ..types.model import Model

_MODEL_ID = Parameter(name="model_id", wire="modelId", kind=str)


class RetrieveOneHeaders(HeaderFields):
    """The declared header fields of responses of `models.compatible.retrieve_one`."""

    etag: str | None = header("ETag", str)


_LIST: Operation[builtins.list[Model]] = Operation(
    name="models.compatible.list",
    method="GET",
    path=("/models",),
    responses={200: list[Model]},
    repeatable=True,
    accept="application/json",
)
_RETRIEVE_ONE: Operation[Model] = Operation(
    name="models.compatible.retrieve_one",
    method="GET",
    path=("/models/", _MODEL_ID),
    responses={200: Model},
    response_headers=RetrieveOneHeaders,
    repeatable=True,
    accept="application/json",
)


class ModelsCompatible(Group):
    """Models, by the names of another API."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawModelsCompatible:
        """The same operations, whose methods return the whole response."""
        return RawModelsCompatible(self._caller)

    def list(self) -> builtins.list[Model]:
        """List models."""
        return self._call(_LIST)

    def retrieve_one(self, model_id: str) -> Model:
        """Get a model.

        One of them.

        Raises:
            NotFoundError: There is no such model.
        """
        return self._call(_RETRIEVE_ONE, model_id=model_id)


@documented_like(ModelsCompatible)
class AsyncModelsCompatible(AsyncGroup):
    """Models, by the names of another API."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawModelsCompatible:
        """The same operations, whose methods return the whole response."""
        return AsyncRawModelsCompatible(self._caller)

    async def list(self) -> builtins.list[Model]:
        """Like `ModelsCompatible.list`."""
        return await self._call(_LIST)

    async def retrieve_one(self, model_id: str) -> Model:
        """Like `ModelsCompatible.retrieve_one`."""
        return await self._call(_RETRIEVE_ONE, model_id=model_id)


class RawModelsCompatible(RawGroup):
    """The methods of `ModelsCompatible`; methods return the whole response."""

    __slots__ = ()

    list = raw(ModelsCompatible.list)
    retrieve_one = raw(ModelsCompatible.retrieve_one, RetrieveOneHeaders)


class AsyncRawModelsCompatible(AsyncRawGroup):
    """The methods of `AsyncModelsCompatible`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncModelsCompatible.list)
    retrieve_one = async_raw(AsyncModelsCompatible.retrieve_one, RetrieveOneHeaders)
