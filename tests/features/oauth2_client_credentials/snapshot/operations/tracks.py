"""A group of operations: their descriptions, and the methods that call them.

The group is `client.tracks`.
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
from .._runtime.operation import Body, Operation, Parameter
from ..types.track import Track

_TRACK = Parameter(name="track", wire="track", kind=str)

_GET: Operation[Track] = Operation(
    name="tracks.get",
    method="GET",
    path=("/tracks/", _TRACK),
    responses={200: Track},
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[None] = Operation(
    name="tracks.create",
    method="POST",
    path=("/tracks",),
    body=Body(media_type="application/json", record=Track),
    responses={201: None},
)


class Tracks(Group):
    """Tracks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawTracks:
        """The same operations, whose methods return the whole response."""
        return RawTracks(self._caller)

    def get(self, track: str) -> Track:
        """Get a track.

        Raises:
            ServiceError: The token is not valid. There is no such track.
        """
        return self._call(_GET, track=track)

    def create(self, *, name: str) -> None:
        """Create a track.

        Raises:
            ServiceError: The token is not valid. There is such a track already.
        """
        return self._call(_CREATE, name=name)


@documented_like(Tracks)
class AsyncTracks(AsyncGroup):
    """Tracks."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawTracks:
        """The same operations, whose methods return the whole response."""
        return AsyncRawTracks(self._caller)

    async def get(self, track: str) -> Track:
        """Like `Tracks.get`."""
        return await self._call(_GET, track=track)

    async def create(self, *, name: str) -> None:
        """Like `Tracks.create`."""
        return await self._call(_CREATE, name=name)


class RawTracks(RawGroup):
    """The methods of `Tracks`; methods return the whole response."""

    __slots__ = ()

    get = raw(Tracks.get)
    create = raw(Tracks.create)


class AsyncRawTracks(AsyncRawGroup):
    """The methods of `AsyncTracks`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncTracks.get)
    create = async_raw(AsyncTracks.create)
