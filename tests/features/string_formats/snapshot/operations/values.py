"""A group of operations: their descriptions, and the methods that call them.

The group is `client.values`.
"""

from __future__ import annotations

import datetime
import decimal
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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from ..types.formats import Formats

_DAY = Parameter(name="day", wire="day", kind=datetime.date)
_DATE_TIME = Parameter(name="date_time", wire="date-time", kind=datetime.datetime)
_DATE = Parameter(name="date", wire="date", kind=datetime.date)
_TIME = Parameter(name="time", wire="time", kind=datetime.time)
_DURATION = Parameter(name="duration", wire="duration", kind=datetime.timedelta)
_IDENTIFIER = Parameter(name="identifier", wire="uuid", kind=uuid.UUID)
_URI = Parameter(name="uri", wire="uri", kind=str)
_BYTE = Parameter(name="byte", wire="byte", kind=bytes)
_AMOUNT = Parameter(name="amount", wire="decimal", kind=decimal.Decimal)


class QueryHeaders(HeaderFields):
    """The declared header fields of responses of `values.query`."""

    x_date_time: datetime.datetime | None = header("x-date-time", datetime.datetime)
    x_date: datetime.date | None = header("x-date", datetime.date)
    x_time: datetime.time | None = header("x-time", datetime.time)
    x_duration: datetime.timedelta | None = header("x-duration", datetime.timedelta)
    x_uuid: uuid.UUID | None = header("x-uuid", uuid.UUID)
    x_uri: str | None = header("x-uri", str)
    x_byte: bytes | None = header("x-byte", bytes)
    x_decimal: decimal.Decimal | None = header("x-decimal", decimal.Decimal)


_BODY: Operation[Formats] = Operation(
    name="values.body",
    method="POST",
    path=("/body",),
    body=Body(media_type="application/json", record=Formats),
    responses={200: Formats},
    accept="application/json",
)
_AS_XML: Operation[Formats] = Operation(
    name="values.as_xml",
    method="POST",
    path=("/xml",),
    body=Body(media_type="application/xml", record=Formats),
    responses={200: Formats},
    accept="application/xml",
)
_QUERY: Operation[None] = Operation(
    name="values.query",
    method="GET",
    path=("/query/", _DAY),
    query=(_DATE_TIME, _DATE, _TIME, _DURATION, _IDENTIFIER, _URI, _BYTE, _AMOUNT),
    responses={204: None},
    response_headers=QueryHeaders,
    repeatable=True,
)


class Values(Group):
    """Values of every format."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawValues:
        """The same operations, whose methods return the whole response."""
        return RawValues(self._caller)

    def body(
        self,
        *,
        date_time: datetime.datetime | UnsetType = UNSET,
        date: datetime.date | UnsetType = UNSET,
        time: datetime.time | UnsetType = UNSET,
        duration: datetime.timedelta | UnsetType = UNSET,
        identifier: uuid.UUID | UnsetType = UNSET,
        uri: str | UnsetType = UNSET,
        byte: bytes | UnsetType = UNSET,
        amount: decimal.Decimal | UnsetType = UNSET,
    ) -> Formats:
        """In bodies."""
        return self._call(
            _BODY,
            date_time=date_time,
            date=date,
            time=time,
            duration=duration,
            identifier=identifier,
            uri=uri,
            byte=byte,
            amount=amount,
        )

    def as_xml(
        self,
        *,
        date_time: datetime.datetime | UnsetType = UNSET,
        date: datetime.date | UnsetType = UNSET,
        time: datetime.time | UnsetType = UNSET,
        duration: datetime.timedelta | UnsetType = UNSET,
        identifier: uuid.UUID | UnsetType = UNSET,
        uri: str | UnsetType = UNSET,
        byte: bytes | UnsetType = UNSET,
        amount: decimal.Decimal | UnsetType = UNSET,
    ) -> Formats:
        """In XML bodies."""
        return self._call(
            _AS_XML,
            date_time=date_time,
            date=date,
            time=time,
            duration=duration,
            identifier=identifier,
            uri=uri,
            byte=byte,
            amount=amount,
        )

    def query(
        self,
        day: datetime.date,
        *,
        date_time: datetime.datetime | UnsetType = UNSET,
        date: datetime.date | UnsetType = UNSET,
        time: datetime.time | UnsetType = UNSET,
        duration: datetime.timedelta | UnsetType = UNSET,
        identifier: uuid.UUID | UnsetType = UNSET,
        uri: str | UnsetType = UNSET,
        byte: bytes | UnsetType = UNSET,
        amount: decimal.Decimal | UnsetType = UNSET,
    ) -> None:
        """In parameters."""
        return self._call(
            _QUERY,
            day=day,
            date_time=date_time,
            date=date,
            time=time,
            duration=duration,
            identifier=identifier,
            uri=uri,
            byte=byte,
            amount=amount,
        )


@documented_like(Values)
class AsyncValues(AsyncGroup):
    """Values of every format."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawValues:
        """The same operations, whose methods return the whole response."""
        return AsyncRawValues(self._caller)

    async def body(
        self,
        *,
        date_time: datetime.datetime | UnsetType = UNSET,
        date: datetime.date | UnsetType = UNSET,
        time: datetime.time | UnsetType = UNSET,
        duration: datetime.timedelta | UnsetType = UNSET,
        identifier: uuid.UUID | UnsetType = UNSET,
        uri: str | UnsetType = UNSET,
        byte: bytes | UnsetType = UNSET,
        amount: decimal.Decimal | UnsetType = UNSET,
    ) -> Formats:
        """Like `Values.body`."""
        return await self._call(
            _BODY,
            date_time=date_time,
            date=date,
            time=time,
            duration=duration,
            identifier=identifier,
            uri=uri,
            byte=byte,
            amount=amount,
        )

    async def as_xml(
        self,
        *,
        date_time: datetime.datetime | UnsetType = UNSET,
        date: datetime.date | UnsetType = UNSET,
        time: datetime.time | UnsetType = UNSET,
        duration: datetime.timedelta | UnsetType = UNSET,
        identifier: uuid.UUID | UnsetType = UNSET,
        uri: str | UnsetType = UNSET,
        byte: bytes | UnsetType = UNSET,
        amount: decimal.Decimal | UnsetType = UNSET,
    ) -> Formats:
        """Like `Values.as_xml`."""
        return await self._call(
            _AS_XML,
            date_time=date_time,
            date=date,
            time=time,
            duration=duration,
            identifier=identifier,
            uri=uri,
            byte=byte,
            amount=amount,
        )

    async def query(
        self,
        day: datetime.date,
        *,
        date_time: datetime.datetime | UnsetType = UNSET,
        date: datetime.date | UnsetType = UNSET,
        time: datetime.time | UnsetType = UNSET,
        duration: datetime.timedelta | UnsetType = UNSET,
        identifier: uuid.UUID | UnsetType = UNSET,
        uri: str | UnsetType = UNSET,
        byte: bytes | UnsetType = UNSET,
        amount: decimal.Decimal | UnsetType = UNSET,
    ) -> None:
        """Like `Values.query`."""
        return await self._call(
            _QUERY,
            day=day,
            date_time=date_time,
            date=date,
            time=time,
            duration=duration,
            identifier=identifier,
            uri=uri,
            byte=byte,
            amount=amount,
        )


class RawValues(RawGroup):
    """The methods of `Values`; methods return the whole response."""

    __slots__ = ()

    body = raw(Values.body)
    as_xml = raw(Values.as_xml)
    query = raw(Values.query, QueryHeaders)


class AsyncRawValues(AsyncRawGroup):
    """The methods of `AsyncValues`; methods return the whole response."""

    __slots__ = ()

    body = async_raw(AsyncValues.body)
    as_xml = async_raw(AsyncValues.as_xml)
    query = async_raw(AsyncValues.query, QueryHeaders)
