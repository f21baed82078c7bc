"""A group of operations: their descriptions, and the methods that call them.

The group is `client.groups`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._runtime.checks import Check
from .._runtime.groups import async_raw, documented_like, raw
from .._runtime.header_fields import HeaderFields, header
from .._runtime.operation import Body, Operation, Parameter
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
from ..types.developer_group import DeveloperGroup
from ..types.developer_group_input import DeveloperGroupInput
from ..types.developer_groups import DeveloperGroups
from ..types.group_change import GroupChange
from ..types.kind import Kind

if TYPE_CHECKING:
    from ..types._params import KindLiteral

_FILTER = Parameter(name="filter", wire="$filter", kind=str)
_TOP = Parameter(name="top", wire="$top", kind=int, check=Check(minimum=1))
_SKIP = Parameter(name="skip", wire="$skip", kind=int, check=Check(minimum=0))
_GROUP_ID = Parameter(name="group_id", wire="groupId", kind=str)
_IF_MATCH = Parameter(name="if_match", wire="If-Match", kind=str)


class GetHeaders(HeaderFields):
    """The declared header fields of responses of `groups.get`."""

    etag: str | None = header("ETag", str)


class LookHeaders(HeaderFields):
    """The declared header fields of responses of `groups.look`."""

    etag: str | None = header("ETag", str)


_LIST: Operation[DeveloperGroups] = Operation(
    name="groups.list",
    method="GET",
    path=("/groups",),
    query=(_FILTER, _TOP, _SKIP),
    responses={200: DeveloperGroups},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(style="url", size="top", items=("value",), next=("next_link",))
_GET: Operation[DeveloperGroup] = Operation(
    name="groups.get",
    method="GET",
    path=("/groups/", _GROUP_ID),
    responses={200: DeveloperGroup},
    response_headers=GetHeaders,
    repeatable=True,
    accept="application/json",
)
_LOOK: Operation[str] = Operation(
    name="groups.look",
    method="HEAD",
    path=("/groups/", _GROUP_ID),
    responses={200: None},
    response_headers=LookHeaders,
    header_result="etag",
    repeatable=True,
)
_CREATE: Operation[DeveloperGroup] = Operation(
    name="groups.create",
    method="PUT",
    path=("/groups/", _GROUP_ID),
    body=Body(media_type="application/json", record=DeveloperGroupInput),
    responses={201: DeveloperGroup},
    accept="application/json",
)
_UPDATE: Operation[None] = Operation(
    name="groups.update",
    method="PATCH",
    path=("/groups/", _GROUP_ID),
    headers=(_IF_MATCH,),
    body=Body(media_type="application/json", record=GroupChange),
    responses={204: None},
)
_DELETE: Operation[None] = Operation(
    name="groups.delete",
    method="DELETE",
    path=("/groups/", _GROUP_ID),
    headers=(_IF_MATCH,),
    responses={204: None},
)


class Groups(PagedGroup):
    """Groups."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawGroups:
        """The same operations, whose methods return the whole response."""
        return RawGroups(self._caller)

    def list(
        self,
        *,
        filter: str | UnsetType = UNSET,
        top: int | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
    ) -> Page[DeveloperGroup, DeveloperGroups]:
        """List the groups.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_LIST, _LIST_PAGES, filter=filter, top=top, skip=skip)

    def get(self, group_id: str) -> DeveloperGroup:
        """Get a group.

        Raises:
            NotFoundError: There is no such group.
        """
        return self._call(_GET, group_id=group_id)

    def look(self, group_id: str) -> str:
        """Look which version a group has.

        Raises:
            NotFoundError: There is no such group.
        """
        return self._call(_LOOK, group_id=group_id)

    def create(
        self,
        group_id: str,
        *,
        name: str,
        description: str | UnsetType = UNSET,
        type: Kind | KindLiteral | str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
    ) -> DeveloperGroup:
        """Create a group.

        Args:
            name: Its name.
            description: What it is for.
            type: Who decides about the members.
            external_id: Its name in the directory that decides about the members.

        Raises:
            ConflictError: The name of the group is taken.
        """
        return self._call(
            _CREATE,
            group_id=group_id,
            name=name,
            description=description,
            type=type,
            external_id=external_id,
        )

    def update(
        self,
        group_id: str,
        *,
        if_match: str,
        name: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
    ) -> None:
        """Change a group.

        Args:
            if_match: The version that is to be changed, or `*`.

        Raises:
            NotFoundError: There is no such group.
            PreconditionFailedError: The group has changed meanwhile.
        """
        return self._call(
            _UPDATE,
            group_id=group_id,
            if_match=if_match,
            name=name,
            description=description,
            external_id=external_id,
        )

    def delete(self, group_id: str, *, if_match: str) -> None:
        """Delete a group.

        Args:
            if_match: The version that is to be deleted, or `*`.

        Raises:
            NotFoundError: There is no such group.
            PreconditionFailedError: The group has changed meanwhile.
        """
        return self._call(_DELETE, group_id=group_id, if_match=if_match)


@documented_like(Groups)
class AsyncGroups(AsyncPagedGroup):
    """Groups."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawGroups:
        """The same operations, whose methods return the whole response."""
        return AsyncRawGroups(self._caller)

    def list(
        self,
        *,
        filter: str | UnsetType = UNSET,
        top: int | UnsetType = UNSET,
        skip: int | UnsetType = UNSET,
    ) -> AsyncPages[DeveloperGroup, DeveloperGroups]:
        """Like `Groups.list`."""
        return self._page(_LIST, _LIST_PAGES, filter=filter, top=top, skip=skip)

    async def get(self, group_id: str) -> DeveloperGroup:
        """Like `Groups.get`."""
        return await self._call(_GET, group_id=group_id)

    async def look(self, group_id: str) -> str:
        """Like `Groups.look`."""
        return await self._call(_LOOK, group_id=group_id)

    async def create(
        self,
        group_id: str,
        *,
        name: str,
        description: str | UnsetType = UNSET,
        type: Kind | KindLiteral | str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
    ) -> DeveloperGroup:
        """Like `Groups.create`."""
        return await self._call(
            _CREATE,
            group_id=group_id,
            name=name,
            description=description,
            type=type,
            external_id=external_id,
        )

    async def update(
        self,
        group_id: str,
        *,
        if_match: str,
        name: str | UnsetType = UNSET,
        description: str | UnsetType = UNSET,
        external_id: str | None | UnsetType = UNSET,
    ) -> None:
        """Like `Groups.update`."""
        return await self._call(
            _UPDATE,
            group_id=group_id,
            if_match=if_match,
            name=name,
            description=description,
            external_id=external_id,
        )

    async def delete(self, group_id: str, *, if_match: str) -> None:
        """Like `Groups.delete`."""
        return await self._call(_DELETE, group_id=group_id, if_match=if_match)


class RawGroups(PagedRawGroup):
    """The methods of `Groups`; methods return the whole response."""

    __slots__ = ()

    list = raw(Groups.list)
    get = raw(Groups.get, GetHeaders)
    look = raw(Groups.look, LookHeaders)
    create = raw(Groups.create)
    update = raw(Groups.update)
    delete = raw(Groups.delete)


class AsyncRawGroups(AsyncPagedRawGroup):
    """The methods of `AsyncGroups`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncGroups.list)
    get = async_raw(AsyncGroups.get, GetHeaders)
    look = async_raw(AsyncGroups.look, LookHeaders)
    create = async_raw(AsyncGroups.create)
    update = async_raw(AsyncGroups.update)
    delete = async_raw(AsyncGroups.delete)
