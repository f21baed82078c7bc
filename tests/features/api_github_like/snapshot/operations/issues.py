"""A group of operations: their descriptions, and the methods that call them.

The group is `client.issues`.
"""

from __future__ import annotations

import builtins
import datetime
from collections.abc import Sequence
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
from ..types.issue import Issue
from ..types.issue_change import IssueChange
from ..types.issues_list_state import IssuesListState
from ..types.label_or_name import LabelOrName
from ..types.new_issue import NewIssue
from ..types.state import State

if TYPE_CHECKING:
    from ..types._params import IssuesListStateLiteral, LabelOrNameParams, StateLiteral

_OWNER = Parameter(name="owner", wire="owner", kind=str)
_REPO = Parameter(name="repo", wire="repo", kind=str)
_STATE = Parameter(name="state", wire="state", kind=IssuesListState)
_SINCE = Parameter(name="since", wire="since", kind=datetime.datetime)
_LABELS = Parameter(name="labels", wire="labels", kind=list[str])
_PER_PAGE = Parameter(
    name="per_page", wire="per_page", kind=int, check=Check(minimum=1, maximum=100)
)
_ISSUE_NUMBER = Parameter(name="issue_number", wire="issue_number", kind=int)
_IF_NONE_MATCH = Parameter(name="if_none_match", wire="If-None-Match", kind=str)


class GetHeaders(HeaderFields):
    """The declared header fields of responses of `issues.get`."""

    etag: str | None = header("ETag", str)


class CreateHeaders(HeaderFields):
    """The declared header fields of responses of `issues.create`."""

    location: str | None = header("Location", str)


_LIST: Operation[builtins.list[Issue]] = Operation(
    name="issues.list",
    method="GET",
    path=("/repos/", _OWNER, "/", _REPO, "/issues"),
    query=(_STATE, _SINCE, _LABELS, _PER_PAGE),
    responses={200: list[Issue]},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(style="link", size="per_page")
_GET: Operation[Issue] = Operation(
    name="issues.get",
    method="GET",
    path=("/repos/", _OWNER, "/", _REPO, "/issues/", _ISSUE_NUMBER),
    headers=(_IF_NONE_MATCH,),
    responses={200: Issue},
    response_headers=GetHeaders,
    repeatable=True,
    accept="application/json",
)
_CREATE: Operation[Issue] = Operation(
    name="issues.create",
    method="POST",
    path=("/repos/", _OWNER, "/", _REPO, "/issues"),
    body=Body(media_type="application/json", record=NewIssue),
    responses={201: Issue},
    response_headers=CreateHeaders,
    accept="application/json",
)
_UPDATE: Operation[Issue] = Operation(
    name="issues.update",
    method="PATCH",
    path=("/repos/", _OWNER, "/", _REPO, "/issues/", _ISSUE_NUMBER),
    body=Body(media_type="application/json", record=IssueChange),
    responses={200: Issue},
    accept="application/json",
)


class Issues(PagedGroup):
    """Issues of a repository."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawIssues:
        """The same operations, whose methods return the whole response."""
        return RawIssues(self._caller)

    def list(
        self,
        repo: str,
        *,
        owner: str,
        state: IssuesListState | IssuesListStateLiteral | UnsetType = UNSET,
        since: datetime.datetime | UnsetType = UNSET,
        labels: builtins.list[str] | UnsetType = UNSET,
        per_page: int | UnsetType = UNSET,
    ) -> Page[Issue, builtins.list[Issue]]:
        """List.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            state: By default `open`.
            labels: Names of labels.
            per_page: By default `30`.

        Raises:
            NotFoundError: There is nothing here.
        """
        return self._page(
            _LIST,
            _LIST_PAGES,
            repo=repo,
            owner=owner,
            state=state,
            since=since,
            labels=labels,
            per_page=per_page,
        )

    def get(
        self, issue_number: int, *, owner: str, repo: str, if_none_match: str | UnsetType = UNSET
    ) -> Issue:
        """Get.

        Raises:
            NotFoundError: There is nothing here.
            NotModifiedError: Nothing has changed.
        """
        return self._call(
            _GET, issue_number=issue_number, owner=owner, repo=repo, if_none_match=if_none_match
        )

    def create(
        self,
        repo: str,
        *,
        owner: str,
        title: str,
        body: str | UnsetType = UNSET,
        labels: Sequence[LabelOrName | LabelOrNameParams] | UnsetType = UNSET,
        milestone: int | None | UnsetType = UNSET,
    ) -> Issue:
        """Create.

        Args:
            labels: Names of labels or labels.
            milestone: The number of a milestone.

        Raises:
            NotFoundError: There is nothing here.
            ValidationError: A member is missing.
        """
        return self._call(
            _CREATE,
            repo=repo,
            owner=owner,
            title=title,
            body=body,
            labels=labels,
            milestone=milestone,
        )

    def update(
        self,
        issue_number: int,
        *,
        owner: str,
        repo: str,
        title: str | None | UnsetType = UNSET,
        body: str | None | UnsetType = UNSET,
        state: State | StateLiteral | UnsetType = UNSET,
        milestone: int | None | UnsetType = UNSET,
    ) -> Issue:
        """Update.

        Args:
            state: By default `open`.
            milestone: Null removes the milestone.

        Raises:
            NotFoundError: There is nothing here.
        """
        return self._call(
            _UPDATE,
            issue_number=issue_number,
            owner=owner,
            repo=repo,
            title=title,
            body=body,
            state=state,
            milestone=milestone,
        )


@documented_like(Issues)
class AsyncIssues(AsyncPagedGroup):
    """Issues of a repository."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawIssues:
        """The same operations, whose methods return the whole response."""
        return AsyncRawIssues(self._caller)

    def list(
        self,
        repo: str,
        *,
        owner: str,
        state: IssuesListState | IssuesListStateLiteral | UnsetType = UNSET,
        since: datetime.datetime | UnsetType = UNSET,
        labels: builtins.list[str] | UnsetType = UNSET,
        per_page: int | UnsetType = UNSET,
    ) -> AsyncPages[Issue, builtins.list[Issue]]:
        """Like `Issues.list`."""
        return self._page(
            _LIST,
            _LIST_PAGES,
            repo=repo,
            owner=owner,
            state=state,
            since=since,
            labels=labels,
            per_page=per_page,
        )

    async def get(
        self, issue_number: int, *, owner: str, repo: str, if_none_match: str | UnsetType = UNSET
    ) -> Issue:
        """Like `Issues.get`."""
        return await self._call(
            _GET, issue_number=issue_number, owner=owner, repo=repo, if_none_match=if_none_match
        )

    async def create(
        self,
        repo: str,
        *,
        owner: str,
        title: str,
        body: str | UnsetType = UNSET,
        labels: Sequence[LabelOrName | LabelOrNameParams] | UnsetType = UNSET,
        milestone: int | None | UnsetType = UNSET,
    ) -> Issue:
        """Like `Issues.create`."""
        return await self._call(
            _CREATE,
            repo=repo,
            owner=owner,
            title=title,
            body=body,
            labels=labels,
            milestone=milestone,
        )

    async def update(
        self,
        issue_number: int,
        *,
        owner: str,
        repo: str,
        title: str | None | UnsetType = UNSET,
        body: str | None | UnsetType = UNSET,
        state: State | StateLiteral | UnsetType = UNSET,
        milestone: int | None | UnsetType = UNSET,
    ) -> Issue:
        """Like `Issues.update`."""
        return await self._call(
            _UPDATE,
            issue_number=issue_number,
            owner=owner,
            repo=repo,
            title=title,
            body=body,
            state=state,
            milestone=milestone,
        )


class RawIssues(PagedRawGroup):
    """The methods of `Issues`; methods return the whole response."""

    __slots__ = ()

    list = raw(Issues.list)
    get = raw(Issues.get, GetHeaders)
    create = raw(Issues.create, CreateHeaders)
    update = raw(Issues.update)


class AsyncRawIssues(AsyncPagedRawGroup):
    """The methods of `AsyncIssues`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncIssues.list)
    get = async_raw(AsyncIssues.get, GetHeaders)
    create = async_raw(AsyncIssues.create, CreateHeaders)
    update = async_raw(AsyncIssues.update)
