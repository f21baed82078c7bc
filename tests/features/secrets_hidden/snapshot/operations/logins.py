"""A group of operations: their descriptions, and the methods that call them.

The group is `client.logins`.
"""

from __future__ import annotations

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
from ..types._checks import TOKEN
from ..types.login import Login
from ..types.seal import Seal
from ..types.session import Session

if TYPE_CHECKING:
    from ..types._params import LoginParams

_CODE = Parameter(name="code", wire="code", kind=str, check=TOKEN, secret=True)
_X_KEY = Parameter(name="x_key", wire="x-key", kind=str, secret=True)
_PIN = Parameter(name="pin", wire="pin", kind=int, secret=True)
_USER = Parameter(name="user", wire="user", kind=str)
_X_DEVICE = Parameter(name="x_device", wire="x-device", kind=uuid.UUID, secret=True)

_SEND: Operation[Session] = Operation(
    name="logins.send",
    method="POST",
    path=("/logins",),
    query=(_CODE,),
    headers=(_X_KEY,),
    body=Body(media_type="application/json", record=Login),
    responses={200: Session},
    accept="application/json",
)
_RENEW: Operation[str] = Operation(
    name="logins.renew",
    method="PUT",
    path=("/key",),
    body=Body(media_type="application/json", name="key", kind=str, secret=True),
    responses={200: str},
    repeatable=True,
    accept="application/json",
)
_FORGET: Operation[None] = Operation(
    name="logins.forget",
    method="DELETE",
    path=("/pins/", _PIN, "/logins/", _USER, "/", _CODE),
    responses={204: None},
    repeatable=True,
)
_SEAL: Operation[None] = Operation(
    name="logins.seal",
    method="POST",
    path=("/seal",),
    headers=(_X_DEVICE,),
    body=Body(media_type="application/json", record=Seal),
    responses={204: None},
)
_SIGN: Operation[None] = Operation(
    name="logins.sign",
    method="POST",
    path=("/signature",),
    body=Body(media_type="application/json", name="signature", kind=bytes, secret=True),
    responses={204: None},
)


class Logins(Group):
    """Logins."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawLogins:
        """The same operations, whose methods return the whole response."""
        return RawLogins(self._caller)

    def send(
        self,
        *,
        x_key: str | UnsetType = UNSET,
        code: str | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
        phrase: str | UnsetType = UNSET,
        pin: str | UnsetType = UNSET,
        pins: list[str] | UnsetType = UNSET,
        others: Sequence[Login | LoginParams] | UnsetType = UNSET,
    ) -> Session:
        """Send a login."""
        return self._call(
            _SEND,
            x_key=x_key,
            code=code,
            user=user,
            phrase=phrase,
            pin=pin,
            pins=pins,
            others=others,
        )

    def renew(self, *, key: str) -> str:
        """Renew a key."""
        return self._call(_RENEW, key=key)

    def forget(self, code: str, *, pin: int, user: str) -> None:
        """Forget a login."""
        return self._call(_FORGET, code=code, pin=pin, user=user)

    def seal(
        self,
        *,
        x_device: uuid.UUID | UnsetType = UNSET,
        seed: bytes,
        born: datetime.date | UnsetType = UNSET,
        colour: str | UnsetType = UNSET,
    ) -> None:
        """Seal a login."""
        return self._call(_SEAL, x_device=x_device, seed=seed, born=born, colour=colour)

    def sign(self, *, signature: bytes) -> None:
        """Sign a login."""
        return self._call(_SIGN, signature=signature)


@documented_like(Logins)
class AsyncLogins(AsyncGroup):
    """Logins."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawLogins:
        """The same operations, whose methods return the whole response."""
        return AsyncRawLogins(self._caller)

    async def send(
        self,
        *,
        x_key: str | UnsetType = UNSET,
        code: str | UnsetType = UNSET,
        user: str | UnsetType = UNSET,
        phrase: str | UnsetType = UNSET,
        pin: str | UnsetType = UNSET,
        pins: list[str] | UnsetType = UNSET,
        others: Sequence[Login | LoginParams] | UnsetType = UNSET,
    ) -> Session:
        """Like `Logins.send`."""
        return await self._call(
            _SEND,
            x_key=x_key,
            code=code,
            user=user,
            phrase=phrase,
            pin=pin,
            pins=pins,
            others=others,
        )

    async def renew(self, *, key: str) -> str:
        """Like `Logins.renew`."""
        return await self._call(_RENEW, key=key)

    async def forget(self, code: str, *, pin: int, user: str) -> None:
        """Like `Logins.forget`."""
        return await self._call(_FORGET, code=code, pin=pin, user=user)

    async def seal(
        self,
        *,
        x_device: uuid.UUID | UnsetType = UNSET,
        seed: bytes,
        born: datetime.date | UnsetType = UNSET,
        colour: str | UnsetType = UNSET,
    ) -> None:
        """Like `Logins.seal`."""
        return await self._call(_SEAL, x_device=x_device, seed=seed, born=born, colour=colour)

    async def sign(self, *, signature: bytes) -> None:
        """Like `Logins.sign`."""
        return await self._call(_SIGN, signature=signature)


class RawLogins(RawGroup):
    """The methods of `Logins`; methods return the whole response."""

    __slots__ = ()

    send = raw(Logins.send)
    renew = raw(Logins.renew)
    forget = raw(Logins.forget)
    seal = raw(Logins.seal)
    sign = raw(Logins.sign)


class AsyncRawLogins(AsyncRawGroup):
    """The methods of `AsyncLogins`; methods return the whole response."""

    __slots__ = ()

    send = async_raw(AsyncLogins.send)
    renew = async_raw(AsyncLogins.renew)
    forget = async_raw(AsyncLogins.forget)
    seal = async_raw(AsyncLogins.seal)
    sign = async_raw(AsyncLogins.sign)
