"""A group of operations: their descriptions, and the methods that call them.

The group is `client.type`.
"""

from __future__ import annotations

import builtins
import datetime
import datetime as _datetime
import decimal
import uuid
from typing import TYPE_CHECKING, Any

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
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.function import Function
from ..types.object import Object

if TYPE_CHECKING:
    from ..types._params import FunctionLiteral

_FILTER = Parameter(name="filter", wire="$filter", kind=datetime.datetime)
_UUID = Parameter(name="uuid", wire="uuid", kind=uuid.UUID)


class DatetimeHeaders(HeaderFields):
    """The declared header fields of responses of `type.datetime`."""

    etag: str | None = header("ETag", str)


_DATETIME: Operation[Object] = Operation(
    name="type.datetime",
    method="PUT",
    path=("/object",),
    query=(_FILTER,),
    body=Body(media_type="application/json", record=Object),
    responses={200: Object},
    response_headers=DatetimeHeaders,
    repeatable=True,
    accept="application/json",
)
_STR: Operation[dict[builtins.str, builtins.str]] = Operation(
    name="type.str",
    method="GET",
    path=("/texts",),
    query=(Parameter(name="int", wire="int", kind=int), _UUID),
    responses={200: dict[str, str]},
    repeatable=True,
    accept="application/json",
)
_INT: Operation[builtins.int] = Operation(
    name="type.int",
    method="GET",
    path=("/number",),
    responses={200: int},
    repeatable=True,
    accept="application/json",
)
_GET: Operation[None] = Operation(
    name="type.get",
    method="GET",
    path=("/type",),
    responses={204: None},
    repeatable=True,
)


class Type(Group):
    """A group called like a builtin."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawType:
        """The same operations, whose methods return the whole response."""
        return RawType(self._caller)

    def datetime(
        self,
        *,
        filter: _datetime.datetime | UnsetType = UNSET,
        object: builtins.str | UnsetType = UNSET,
        str: builtins.str | UnsetType = UNSET,
        int: builtins.int | UnsetType = UNSET,
        bytes: bytes | UnsetType = UNSET,
        dict: dict[builtins.str, float] | UnsetType = UNSET,
        float: bool | UnsetType = UNSET,
        bool: decimal.Decimal | UnsetType = UNSET,
        decimal: builtins.str | UnsetType = UNSET,
        datetime: _datetime.datetime | UnsetType = UNSET,
        uuid: uuid.UUID | UnsetType = UNSET,
        field: builtins.str | None | UnsetType = UNSET,
        frozenset: Any | UnsetType = UNSET,
        builtins: Function | FunctionLiteral | builtins.str | UnsetType = UNSET,
        property: builtins.str | UnsetType = UNSET,
        ids: list[builtins.str] | UnsetType = UNSET,
        virtual_ips: builtins.int | UnsetType = UNSET,
    ) -> Object:
        """An object."""
        return self._call(
            _DATETIME,
            filter=filter,
            object=object,
            str=str,
            int=int,
            bytes=bytes,
            dict=dict,
            float=float,
            bool=bool,
            decimal=decimal,
            datetime=datetime,
            uuid=uuid,
            field=field,
            frozenset=frozenset,
            builtins=builtins,
            property=property,
            ids=ids,
            virtual_ips=virtual_ips,
        )

    def str(
        self, *, int: builtins.int | UnsetType = UNSET, uuid: uuid.UUID | UnsetType = UNSET
    ) -> dict[builtins.str, builtins.str]:
        """Texts."""
        return self._call(_STR, int=int, uuid=uuid)

    def int(self) -> builtins.int:
        """A number."""
        return self._call(_INT)

    def get(self) -> None:
        """Get."""
        return self._call(_GET)


@documented_like(Type)
class AsyncType(AsyncGroup):
    """A group called like a builtin."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawType:
        """The same operations, whose methods return the whole response."""
        return AsyncRawType(self._caller)

    async def datetime(
        self,
        *,
        filter: _datetime.datetime | UnsetType = UNSET,
        object: builtins.str | UnsetType = UNSET,
        str: builtins.str | UnsetType = UNSET,
        int: builtins.int | UnsetType = UNSET,
        bytes: bytes | UnsetType = UNSET,
        dict: dict[builtins.str, float] | UnsetType = UNSET,
        float: bool | UnsetType = UNSET,
        bool: decimal.Decimal | UnsetType = UNSET,
        decimal: builtins.str | UnsetType = UNSET,
        datetime: _datetime.datetime | UnsetType = UNSET,
        uuid: uuid.UUID | UnsetType = UNSET,
        field: builtins.str | None | UnsetType = UNSET,
        frozenset: Any | UnsetType = UNSET,
        builtins: Function | FunctionLiteral | builtins.str | UnsetType = UNSET,
        property: builtins.str | UnsetType = UNSET,
        ids: list[builtins.str] | UnsetType = UNSET,
        virtual_ips: builtins.int | UnsetType = UNSET,
    ) -> Object:
        """Like `Type.datetime`."""
        return await self._call(
            _DATETIME,
            filter=filter,
            object=object,
            str=str,
            int=int,
            bytes=bytes,
            dict=dict,
            float=float,
            bool=bool,
            decimal=decimal,
            datetime=datetime,
            uuid=uuid,
            field=field,
            frozenset=frozenset,
            builtins=builtins,
            property=property,
            ids=ids,
            virtual_ips=virtual_ips,
        )

    async def str(
        self, *, int: builtins.int | UnsetType = UNSET, uuid: uuid.UUID | UnsetType = UNSET
    ) -> dict[builtins.str, builtins.str]:
        """Like `Type.str`."""
        return await self._call(_STR, int=int, uuid=uuid)

    async def int(self) -> builtins.int:
        """Like `Type.int`."""
        return await self._call(_INT)

    async def get(self) -> None:
        """Like `Type.get`."""
        return await self._call(_GET)


class RawType(RawGroup):
    """The methods of `Type`; methods return the whole response."""

    __slots__ = ()

    datetime = raw(Type.datetime, DatetimeHeaders)
    str = raw(Type.str)
    int = raw(Type.int)
    get = raw(Type.get)


class AsyncRawType(AsyncRawGroup):
    """The methods of `AsyncType`; methods return the whole response."""

    __slots__ = ()

    datetime = async_raw(AsyncType.datetime, DatetimeHeaders)
    str = async_raw(AsyncType.str)
    int = async_raw(AsyncType.int)
    get = async_raw(AsyncType.get)
