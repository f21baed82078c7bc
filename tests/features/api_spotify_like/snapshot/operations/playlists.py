"""A group of operations: their descriptions, and the methods that call them.

The group is `client.playlists`.
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
from .._runtime.records import UNSET, UnsetType
from ..types.new_playlist import NewPlaylist
from ..types.playlist import Playlist
from ..types.playlist_change import PlaylistChange

_USER_ID = Parameter(name="user_id", wire="user_id", kind=str)
_PLAYLIST_ID = Parameter(name="playlist_id", wire="playlist_id", kind=str)

_CREATE: Operation[Playlist] = Operation(
    name="playlists.create",
    method="POST",
    path=("/users/", _USER_ID, "/playlists"),
    body=Body(media_type="application/json", record=NewPlaylist),
    responses={201: Playlist},
    accept="application/json",
)
_CHANGE: Operation[None] = Operation(
    name="playlists.change",
    method="PUT",
    path=("/playlists/", _PLAYLIST_ID),
    body=Body(media_type="application/json", record=PlaylistChange),
    responses={200: None},
    repeatable=True,
)


class Playlists(Group):
    """Playlists."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawPlaylists:
        """The same operations, whose methods return the whole response."""
        return RawPlaylists(self._caller)

    def create(
        self,
        user_id: str,
        *,
        name: str,
        public: bool | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
    ) -> Playlist:
        """Create.

        Args:
            public: By default `true`.
        """
        return self._call(
            _CREATE, user_id=user_id, name=name, public=public, description=description
        )

    def change(
        self,
        playlist_id: str,
        *,
        name: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
    ) -> None:
        """Change details of a playlist.

        Args:
            public: By default `true`.

        Raises:
            NotFoundError: There is nothing here.
        """
        return self._call(
            _CHANGE, playlist_id=playlist_id, name=name, public=public, description=description
        )


@documented_like(Playlists)
class AsyncPlaylists(AsyncGroup):
    """Playlists."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawPlaylists:
        """The same operations, whose methods return the whole response."""
        return AsyncRawPlaylists(self._caller)

    async def create(
        self,
        user_id: str,
        *,
        name: str,
        public: bool | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
    ) -> Playlist:
        """Like `Playlists.create`."""
        return await self._call(
            _CREATE, user_id=user_id, name=name, public=public, description=description
        )

    async def change(
        self,
        playlist_id: str,
        *,
        name: str | UnsetType = UNSET,
        public: bool | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
    ) -> None:
        """Like `Playlists.change`."""
        return await self._call(
            _CHANGE, playlist_id=playlist_id, name=name, public=public, description=description
        )


class RawPlaylists(RawGroup):
    """The methods of `Playlists`; methods return the whole response."""

    __slots__ = ()

    create = raw(Playlists.create)
    change = raw(Playlists.change)


class AsyncRawPlaylists(AsyncRawGroup):
    """The methods of `AsyncPlaylists`; methods return the whole response."""

    __slots__ = ()

    create = async_raw(AsyncPlaylists.create)
    change = async_raw(AsyncPlaylists.change)
