"""A group of operations: their descriptions, and the methods that call them.

The group is `client.requests`.
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
from .._runtime.operation import Operation, Parameter
from ..types.progress import Progress

_REQUEST_ID = Parameter(name="request_id", wire="request-id", kind=str)

_GET_OPERATION_STATUS: Operation[Progress] = Operation(
    name="requests.get_operation_status",
    method="GET",
    path=("/operations/", _REQUEST_ID),
    responses={200: Progress},
    repeatable=True,
    accept="application/xml",
)


class Requests(Group):
    """Asynchronous requests."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawRequests:
        """The same operations, whose methods return the whole response."""
        return RawRequests(self._caller)

    def get_operation_status(self, request_id: str) -> Progress:
        """Get Operation Status.

        Raises:
            NotFoundError: There is no such resource.
        """
        return self._call(_GET_OPERATION_STATUS, request_id=request_id)


@documented_like(Requests)
class AsyncRequests(AsyncGroup):
    """Asynchronous requests."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawRequests:
        """The same operations, whose methods return the whole response."""
        return AsyncRawRequests(self._caller)

    async def get_operation_status(self, request_id: str) -> Progress:
        """Like `Requests.get_operation_status`."""
        return await self._call(_GET_OPERATION_STATUS, request_id=request_id)


class RawRequests(RawGroup):
    """The methods of `Requests`; methods return the whole response."""

    __slots__ = ()

    get_operation_status = raw(Requests.get_operation_status)


class AsyncRawRequests(AsyncRawGroup):
    """The methods of `AsyncRequests`; methods return the whole response."""

    __slots__ = ()

    get_operation_status = async_raw(AsyncRequests.get_operation_status)
