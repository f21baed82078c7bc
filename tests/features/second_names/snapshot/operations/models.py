"""A group of operations: their descriptions, and the methods that call them.

The group is `client.models`.
"""

from __future__ import annotations

import builtins
from typing import TYPE_CHECKING

from .._runtime.deprecation import deprecated
from .._runtime.groups import (
    AsyncGroup,
    AsyncRawGroup,
    Group,
    RawGroup,
    async_raw,
    documented_like,
    lazy,
    raw,
)
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Operation, Parameter
from ..types.model import Model

if TYPE_CHECKING:
    from .models_compatible import (
        AsyncModelsCompatible,
        AsyncRawModelsCompatible,
        ModelsCompatible,
        RawModelsCompatible,
    )

_MODEL_ID = Parameter(name="model_id", wire="modelId", kind=str)


class GetHeaders(HeaderFields):
    """The declared header fields of responses of `models.get`."""

    etag: str | None = header("ETag", str)


class FetchHeaders(HeaderFields):
    """The declared header fields of responses of `models.fetch`."""

    etag: str | None = header("ETag", str)


_LIST: Operation[builtins.list[Model]] = Operation(
    name="models.list",
    method="GET",
    path=("/models",),
    responses={200: list[Model]},
    repeatable=True,
    accept="application/json",
)
_GET: Operation[Model] = Operation(
    name="models.get",
    method="GET",
    path=("/models/", _MODEL_ID),
    responses={200: Model},
    response_headers=GetHeaders,
    repeatable=True,
    accept="application/json",
)
_FETCH: Operation[Model] = Operation(
    name="models.fetch",
    method="GET",
    path=("/models/", _MODEL_ID),
    responses={200: Model},
    response_headers=FetchHeaders,
    repeatable=True,
    accept="application/json",
)


class Models(Group):
    """Models."""

    compatible: ModelsCompatible = lazy("models_compatible:ModelsCompatible")

    @property
    def with_raw_response(self) -> RawModels:
        """The same operations, whose methods return the whole response."""
        return RawModels(self._caller)

    def list(self) -> builtins.list[Model]:
        """List models."""
        return self._call(_LIST)

    def get(self, model_id: str) -> Model:
        """Get a model.

        Raises:
            NotFoundError: There is no such model.
        """
        return self._call(_GET, model_id=model_id)

    @deprecated("Deprecated: use `client.models.get` instead.")
    def fetch(self, model_id: str) -> Model:
        """Fetch a model.

        Deprecated: use `client.models.get` instead.

        Raises:
            NotFoundError: There is no such model.
        """
        return self._call(_FETCH, model_id=model_id)


@documented_like(Models)
class AsyncModels(AsyncGroup):
    """Models."""

    compatible: AsyncModelsCompatible = lazy("models_compatible:AsyncModelsCompatible")

    @property
    def with_raw_response(self) -> AsyncRawModels:
        """The same operations, whose methods return the whole response."""
        return AsyncRawModels(self._caller)

    async def list(self) -> builtins.list[Model]:
        """Like `Models.list`."""
        return await self._call(_LIST)

    async def get(self, model_id: str) -> Model:
        """Like `Models.get`."""
        return await self._call(_GET, model_id=model_id)

    @deprecated("Deprecated: use `client.models.get` instead.")
    async def fetch(self, model_id: str) -> Model:
        """Like `Models.fetch`."""
        return await self._call(_FETCH, model_id=model_id)


class RawModels(RawGroup):
    """The methods of `Models`; methods return the whole response."""

    compatible: RawModelsCompatible = lazy("models_compatible:RawModelsCompatible")

    list = raw(Models.list)
    get = raw(Models.get, GetHeaders)
    fetch = raw(Models.fetch, FetchHeaders)  # pyright: ignore[reportDeprecated]


class AsyncRawModels(AsyncRawGroup):
    """The methods of `AsyncModels`; methods return the whole response."""

    compatible: AsyncRawModelsCompatible = lazy("models_compatible:AsyncRawModelsCompatible")

    list = async_raw(AsyncModels.list)
    get = async_raw(AsyncModels.get, GetHeaders)
    fetch = async_raw(AsyncModels.fetch, FetchHeaders)  # pyright: ignore[reportDeprecated]
