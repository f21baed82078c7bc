"""A group of operations: their descriptions, and the methods that call them.

The group is `client.secrets`.
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
from .._runtime.operation import Body, Operation, Parameter
from ..types.secret import Secret

_NAME = Parameter(name="name", wire="name", kind=str)

_GET: Operation[Secret] = Operation(
    name="secrets.get",
    method="GET",
    path=("/secrets/", _NAME),
    responses={200: Secret},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[None] = Operation(
    name="secrets.create",
    method="POST",
    path=("/secrets",),
    body=Body(media_type="application/json", record=Secret),
    responses={201: None},
)
_LIST: Operation[builtins.list[Secret]] = Operation(
    name="secrets.list",
    method="GET",
    path=("/secrets",),
    needs=(("device",),),
    responses={200: list[Secret]},
    repeatable=True,
    accept="application/json",
)
_WHOAMI: Operation[None] = Operation(
    name="secrets.whoami",
    method="GET",
    path=("/me",),
    needs=(("bearer",),),
    responses={204: None},
    repeatable=True,
)
_HEALTH: Operation[None] = Operation(
    name="secrets.health",
    method="GET",
    path=("/health",),
    needs=((),),
    responses={204: None},
    repeatable=True,
)


class Secrets(Group):
    """Secrets."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawSecrets:
        """The same operations, whose methods return the whole response."""
        return RawSecrets(self._caller)

    def get(self, name: str) -> Secret:
        """Get a secret.

        Raises:
            ServiceError: There is no such secret.
        """
        return self._call(_GET, name=name)

    def create(self, *, name: str) -> None:
        """Create a secret.

        Raises:
            ServiceError: There is such a secret already.
        """
        return self._call(_CREATE, name=name)

    def list(self) -> builtins.list[Secret]:
        """List secrets.

        It is sent with `Device`.
        """
        return self._call(_LIST)

    def whoami(self) -> None:
        """Ask who somebody is.

        It is sent with `BearerToken`.
        """
        return self._call(_WHOAMI)

    def health(self) -> None:
        """Ask whether the service works.

        It is sent without a credential.
        """
        return self._call(_HEALTH)


@documented_like(Secrets)
class AsyncSecrets(AsyncGroup):
    """Secrets."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawSecrets:
        """The same operations, whose methods return the whole response."""
        return AsyncRawSecrets(self._caller)

    async def get(self, name: str) -> Secret:
        """Like `Secrets.get`."""
        return await self._call(_GET, name=name)

    async def create(self, *, name: str) -> None:
        """Like `Secrets.create`."""
        return await self._call(_CREATE, name=name)

    async def list(self) -> builtins.list[Secret]:
        """Like `Secrets.list`."""
        return await self._call(_LIST)

    async def whoami(self) -> None:
        """Like `Secrets.whoami`."""
        return await self._call(_WHOAMI)

    async def health(self) -> None:
        """Like `Secrets.health`."""
        return await self._call(_HEALTH)


class RawSecrets(RawGroup):
    """The methods of `Secrets`; methods return the whole response."""

    __slots__ = ()

    get = raw(Secrets.get)
    create = raw(Secrets.create)
    list = raw(Secrets.list)
    whoami = raw(Secrets.whoami)
    health = raw(Secrets.health)


class AsyncRawSecrets(AsyncRawGroup):
    """The methods of `AsyncSecrets`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncSecrets.get)
    create = async_raw(AsyncSecrets.create)
    list = async_raw(AsyncSecrets.list)
    whoami = async_raw(AsyncSecrets.whoami)
    health = async_raw(AsyncSecrets.health)
