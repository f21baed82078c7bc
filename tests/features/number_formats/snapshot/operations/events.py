"""A group of operations: their descriptions, and the methods that call them.

The group is `client.events`.
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
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
from .._runtime.records import UNSET, UnsetType
from .._runtime.wire_forms import ExactUnixTime, HttpDate, Int64Text, UInt64Text, UnixTime
from ..types.event import Event
from ..types.new_event import NewEvent

_EVENT_ID = Parameter(name="event_id", wire="eventId", kind=str)
_DAY = Parameter(name="day", wire="day", kind=UnixTime)
_MOST = Parameter(name="most", wire="most", kind=Int64Text)
_MOMENTS = Parameter(name="moments", wire="moments", kind=list[ExactUnixTime], style="repeated")
_SINCE = Parameter(name="since", wire="since", kind=dict[str, UnixTime], style="deep")
_IF_MODIFIED_SINCE = Parameter(name="if_modified_since", wire="If-Modified-Since", kind=HttpDate)


class AddHeaders(HeaderFields):
    """The declared header fields of responses of `events.add`."""

    last_modified: HttpDate | None = header("Last-Modified", HttpDate)


_ADD: Operation[Event] = Operation(
    name="events.add",
    method="POST",
    path=("/events",),
    body=Body(media_type="application/json", record=NewEvent),
    responses={201: Event},
    response_headers=AddHeaders,
    accept="application/json",
)
_GET: Operation[Event] = Operation(
    name="events.get",
    method="GET",
    path=("/events/", _EVENT_ID),
    responses={200: Event},
    repeatable=True,
    accept="application/json",
)
_AS_XML: Operation[NewEvent] = Operation(
    name="events.as_xml",
    method="PUT",
    path=("/events/", _DAY, "/", _MOST),
    query=(_MOMENTS, _SINCE),
    headers=(_IF_MODIFIED_SINCE,),
    body=Body(media_type="application/xml", record=NewEvent),
    responses={200: NewEvent},
    repeatable=True,
    accept="application/xml",
)
_AS_FORM: Operation[None] = Operation(
    name="events.as_form",
    method="POST",
    path=("/form",),
    body=Body(media_type="application/x-www-form-urlencoded", record=NewEvent),
    responses={204: None},
)


class Events(Group):
    """Events."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawEvents:
        """The same operations, whose methods return the whole response."""
        return RawEvents(self._caller)

    def add(
        self,
        *,
        size: Int64Text | UnsetType = UNSET,
        total: UInt64Text | UnsetType = UNSET,
        at: UnixTime,
        exact: ExactUnixTime | UnsetType = UNSET,
        changed: HttpDate | UnsetType = UNSET,
        sizes: list[Int64Text] | UnsetType = UNSET,
    ) -> Event:
        """Add an event."""
        return self._call(
            _ADD, size=size, total=total, at=at, exact=exact, changed=changed, sizes=sizes
        )

    def get(self, event_id: str) -> Event:
        """One event.

        Raises:
            NotFoundError: There is no such event.
        """
        return self._call(_GET, event_id=event_id)

    def as_xml(
        self,
        most: Int64Text,
        *,
        day: UnixTime,
        moments: list[ExactUnixTime] | UnsetType = UNSET,
        since: dict[str, UnixTime] | UnsetType = UNSET,
        if_modified_since: HttpDate | UnsetType = UNSET,
        size: Int64Text | UnsetType = UNSET,
        total: UInt64Text | UnsetType = UNSET,
        at: UnixTime,
        exact: ExactUnixTime | UnsetType = UNSET,
        changed: HttpDate | UnsetType = UNSET,
        sizes: list[Int64Text] | UnsetType = UNSET,
    ) -> NewEvent:
        """In XML and in parameters."""
        return self._call(
            _AS_XML,
            most=most,
            day=day,
            moments=moments,
            since=since,
            if_modified_since=if_modified_since,
            size=size,
            total=total,
            at=at,
            exact=exact,
            changed=changed,
            sizes=sizes,
        )

    def as_form(
        self,
        *,
        size: Int64Text | UnsetType = UNSET,
        total: UInt64Text | UnsetType = UNSET,
        at: UnixTime,
        exact: ExactUnixTime | UnsetType = UNSET,
        changed: HttpDate | UnsetType = UNSET,
        sizes: list[Int64Text] | UnsetType = UNSET,
    ) -> None:
        """In forms."""
        return self._call(
            _AS_FORM, size=size, total=total, at=at, exact=exact, changed=changed, sizes=sizes
        )


@documented_like(Events)
class AsyncEvents(AsyncGroup):
    """Events."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawEvents:
        """The same operations, whose methods return the whole response."""
        return AsyncRawEvents(self._caller)

    async def add(
        self,
        *,
        size: Int64Text | UnsetType = UNSET,
        total: UInt64Text | UnsetType = UNSET,
        at: UnixTime,
        exact: ExactUnixTime | UnsetType = UNSET,
        changed: HttpDate | UnsetType = UNSET,
        sizes: list[Int64Text] | UnsetType = UNSET,
    ) -> Event:
        """Like `Events.add`."""
        return await self._call(
            _ADD, size=size, total=total, at=at, exact=exact, changed=changed, sizes=sizes
        )

    async def get(self, event_id: str) -> Event:
        """Like `Events.get`."""
        return await self._call(_GET, event_id=event_id)

    async def as_xml(
        self,
        most: Int64Text,
        *,
        day: UnixTime,
        moments: list[ExactUnixTime] | UnsetType = UNSET,
        since: dict[str, UnixTime] | UnsetType = UNSET,
        if_modified_since: HttpDate | UnsetType = UNSET,
        size: Int64Text | UnsetType = UNSET,
        total: UInt64Text | UnsetType = UNSET,
        at: UnixTime,
        exact: ExactUnixTime | UnsetType = UNSET,
        changed: HttpDate | UnsetType = UNSET,
        sizes: list[Int64Text] | UnsetType = UNSET,
    ) -> NewEvent:
        """Like `Events.as_xml`."""
        return await self._call(
            _AS_XML,
            most=most,
            day=day,
            moments=moments,
            since=since,
            if_modified_since=if_modified_since,
            size=size,
            total=total,
            at=at,
            exact=exact,
            changed=changed,
            sizes=sizes,
        )

    async def as_form(
        self,
        *,
        size: Int64Text | UnsetType = UNSET,
        total: UInt64Text | UnsetType = UNSET,
        at: UnixTime,
        exact: ExactUnixTime | UnsetType = UNSET,
        changed: HttpDate | UnsetType = UNSET,
        sizes: list[Int64Text] | UnsetType = UNSET,
    ) -> None:
        """Like `Events.as_form`."""
        return await self._call(
            _AS_FORM, size=size, total=total, at=at, exact=exact, changed=changed, sizes=sizes
        )


class RawEvents(RawGroup):
    """The methods of `Events`; methods return the whole response."""

    __slots__ = ()

    add = raw(Events.add, AddHeaders)
    get = raw(Events.get)
    as_xml = raw(Events.as_xml)
    as_form = raw(Events.as_form)


class AsyncRawEvents(AsyncRawGroup):
    """The methods of `AsyncEvents`; methods return the whole response."""

    __slots__ = ()

    add = async_raw(AsyncEvents.add, AddHeaders)
    get = async_raw(AsyncEvents.get)
    as_xml = async_raw(AsyncEvents.as_xml)
    as_form = async_raw(AsyncEvents.as_form)
