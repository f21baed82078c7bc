"""A group of operations: their descriptions, and the methods that call them.

The group is `client.worldwide`.
"""

from __future__ import annotations

import builtins
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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.function import Function
from ..types.imported import Imported

if TYPE_CHECKING:
    from ..types._params import FunctionLiteral, ImportedParams

_SCOPE = Parameter(name="scope", wire="global", kind=str)
_ASYNC_ = Parameter(name="async_", wire="async", kind=Function)
_SELF_ID = Parameter(name="self_id", wire="Self-Id", kind=str)


class ListHeaders(HeaderFields):
    """The declared header fields of responses of `worldwide.list`."""

    attempts: int | None = header("X-Try", int)


_LIST: Operation[builtins.list[Imported]] = Operation(
    name="worldwide.list",
    method="GET",
    path=("/list/", _SCOPE),
    query=(_ASYNC_,),
    headers=(_SELF_ID,),
    responses={200: list[Imported]},
    response_headers=ListHeaders,
    repeatable=True,
    accept="application/json",
)
_TAKE_IN: Operation[None] = Operation(
    name="worldwide.take_in",
    method="POST",
    path=("/import",),
    body=Body(media_type="application/json", record=Imported),
    responses={204: None},
)
_PRINT: Operation[None] = Operation(
    name="worldwide.print",
    method="PUT",
    path=("/print",),
    body=Body(media_type="application/json", name="pages", kind=list[Imported]),
    responses={204: None},
    repeatable=True,
)
_AS_XML: Operation[None] = Operation(
    name="worldwide.as_xml",
    method="PUT",
    path=("/xml",),
    body=Body(media_type="application/xml", record=Imported),
    responses={204: None},
    repeatable=True,
)


class Worldwide(Group):
    """Things with odd names."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawWorldwide:
        """The same operations, whose methods return the whole response."""
        return RawWorldwide(self._caller)

    def list(
        self,
        scope: str,
        *,
        self_id: str | UnsetType = UNSET,
        async_: Function | FunctionLiteral | str | UnsetType = UNSET,
    ) -> builtins.list[Imported]:
        """List."""
        return self._call(_LIST, scope=scope, self_id=self_id, async_=async_)

    def take_in(
        self,
        *,
        source: str,
        nothing: bool | UnsetType = UNSET,
        list: builtins.list[str] | UnsetType = UNSET,
        own: int | UnsetType = UNSET,
        camel_case_id: int | UnsetType = UNSET,
        http_server2: str | UnsetType = UNSET,
        with_dash: int | UnsetType = UNSET,
        schema: int | UnsetType = UNSET,
        copy: int | UnsetType = UNSET,
        json: int | UnsetType = UNSET,
    ) -> None:
        """Import."""
        return self._call(
            _TAKE_IN,
            source=source,
            nothing=nothing,
            list=list,
            own=own,
            camel_case_id=camel_case_id,
            http_server2=http_server2,
            with_dash=with_dash,
            schema=schema,
            copy=copy,
            json=json,
        )

    def print(self, *, pages: Sequence[Imported | ImportedParams]) -> None:
        """Print."""
        return self._call(_PRINT, pages=pages)

    def as_xml(
        self,
        *,
        source: str,
        nothing: bool | UnsetType = UNSET,
        list: builtins.list[str] | UnsetType = UNSET,
        own: int | UnsetType = UNSET,
        camel_case_id: int | UnsetType = UNSET,
        http_server2: str | UnsetType = UNSET,
        with_dash: int | UnsetType = UNSET,
        schema: int | UnsetType = UNSET,
        copy: int | UnsetType = UNSET,
        json: int | UnsetType = UNSET,
    ) -> None:
        """As XML."""
        return self._call(
            _AS_XML,
            source=source,
            nothing=nothing,
            list=list,
            own=own,
            camel_case_id=camel_case_id,
            http_server2=http_server2,
            with_dash=with_dash,
            schema=schema,
            copy=copy,
            json=json,
        )


@documented_like(Worldwide)
class AsyncWorldwide(AsyncGroup):
    """Things with odd names."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawWorldwide:
        """The same operations, whose methods return the whole response."""
        return AsyncRawWorldwide(self._caller)

    async def list(
        self,
        scope: str,
        *,
        self_id: str | UnsetType = UNSET,
        async_: Function | FunctionLiteral | str | UnsetType = UNSET,
    ) -> builtins.list[Imported]:
        """Like `Worldwide.list`."""
        return await self._call(_LIST, scope=scope, self_id=self_id, async_=async_)

    async def take_in(
        self,
        *,
        source: str,
        nothing: bool | UnsetType = UNSET,
        list: builtins.list[str] | UnsetType = UNSET,
        own: int | UnsetType = UNSET,
        camel_case_id: int | UnsetType = UNSET,
        http_server2: str | UnsetType = UNSET,
        with_dash: int | UnsetType = UNSET,
        schema: int | UnsetType = UNSET,
        copy: int | UnsetType = UNSET,
        json: int | UnsetType = UNSET,
    ) -> None:
        """Like `Worldwide.take_in`."""
        return await self._call(
            _TAKE_IN,
            source=source,
            nothing=nothing,
            list=list,
            own=own,
            camel_case_id=camel_case_id,
            http_server2=http_server2,
            with_dash=with_dash,
            schema=schema,
            copy=copy,
            json=json,
        )

    async def print(self, *, pages: Sequence[Imported | ImportedParams]) -> None:
        """Like `Worldwide.print`."""
        return await self._call(_PRINT, pages=pages)

    async def as_xml(
        self,
        *,
        source: str,
        nothing: bool | UnsetType = UNSET,
        list: builtins.list[str] | UnsetType = UNSET,
        own: int | UnsetType = UNSET,
        camel_case_id: int | UnsetType = UNSET,
        http_server2: str | UnsetType = UNSET,
        with_dash: int | UnsetType = UNSET,
        schema: int | UnsetType = UNSET,
        copy: int | UnsetType = UNSET,
        json: int | UnsetType = UNSET,
    ) -> None:
        """Like `Worldwide.as_xml`."""
        return await self._call(
            _AS_XML,
            source=source,
            nothing=nothing,
            list=list,
            own=own,
            camel_case_id=camel_case_id,
            http_server2=http_server2,
            with_dash=with_dash,
            schema=schema,
            copy=copy,
            json=json,
        )


class RawWorldwide(RawGroup):
    """The methods of `Worldwide`; methods return the whole response."""

    __slots__ = ()

    list = raw(Worldwide.list, ListHeaders)
    take_in = raw(Worldwide.take_in)
    print = raw(Worldwide.print)
    as_xml = raw(Worldwide.as_xml)


class AsyncRawWorldwide(AsyncRawGroup):
    """The methods of `AsyncWorldwide`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncWorldwide.list, ListHeaders)
    take_in = async_raw(AsyncWorldwide.take_in)
    print = async_raw(AsyncWorldwide.print)
    as_xml = async_raw(AsyncWorldwide.as_xml)
