"""A group of operations: their descriptions, and the methods that call them.

The group is `client.albums`.
"""

from __future__ import annotations

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.operation import Operation, Parameter
from .._runtime.paging.pages import (
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from .._runtime.paging.turns import Paging
from .._runtime.records import UNSET, UnsetType
from ..types.album import Album
from ..types.track import Track
from ..types.track_page import TrackPage

_ID = Parameter(name="id", wire="id", kind=str)
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1, maximum=50))
_OFFSET = Parameter(name="offset", wire="offset", kind=int, check=Check(minimum=0))

_GET: Operation[Album] = Operation(
    name="albums.get",
    method="GET",
    path=("/albums/", _ID),
    responses={200: Album},
    repeatable=True,
    accept="application/json",
)
_TRACKS: Operation[TrackPage] = Operation(
    name="albums.tracks",
    method="GET",
    path=("/albums/", _ID, "/tracks"),
    query=(_LIMIT, _OFFSET),
    responses={200: TrackPage},
    repeatable=True,
    accept="application/json",
)
_TRACKS_PAGES = Paging(style="url", size="limit", items=("items",), next=("next",))


class Albums(PagedGroup):
    """Albums."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawAlbums:
        """The same operations, whose methods return the whole response."""
        return RawAlbums(self._caller)

    def get(self, id: str) -> Album:
        """Get.

        Raises:
            NotFoundError: There is nothing here.
        """
        return self._call(_GET, id=id)

    def tracks(
        self, id: str, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET
    ) -> Page[Track, TrackPage]:
        """Tracks.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            limit: By default `20`.
            offset: By default `0`.

        Raises:
            NotFoundError: There is nothing here.
        """
        return self._page(_TRACKS, _TRACKS_PAGES, id=id, limit=limit, offset=offset)


@documented_like(Albums)
class AsyncAlbums(AsyncPagedGroup):
    """Albums."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawAlbums:
        """The same operations, whose methods return the whole response."""
        return AsyncRawAlbums(self._caller)

    async def get(self, id: str) -> Album:
        """Like `Albums.get`."""
        return await self._call(_GET, id=id)

    def tracks(
        self, id: str, *, limit: int | UnsetType = UNSET, offset: int | UnsetType = UNSET
    ) -> AsyncPages[Track, TrackPage]:
        """Like `Albums.tracks`."""
        return self._page(_TRACKS, _TRACKS_PAGES, id=id, limit=limit, offset=offset)


class RawAlbums(PagedRawGroup):
    """The methods of `Albums`; methods return the whole response."""

    __slots__ = ()

    get = raw(Albums.get)
    tracks = raw(Albums.tracks)


class AsyncRawAlbums(AsyncPagedRawGroup):
    """The methods of `AsyncAlbums`; methods return the whole response."""

    __slots__ = ()

    get = async_raw(AsyncAlbums.get)
    tracks = async_raw(AsyncAlbums.tracks)
