"""A group of operations: their descriptions, and the methods that call them.

The group is `client.repos`.
"""

from __future__ import annotations

import builtins

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
from ..types.repo import Repo
from ..types.tag_page import TagPage

_OWNER = Parameter(name="owner", wire="owner", kind=str)
_PER_PAGE = Parameter(
    name="per_page", wire="per_page", kind=int, check=Check(minimum=1, maximum=100)
)
_REPO = Parameter(name="repo", wire="repo", kind=str)

_LIST: Operation[builtins.list[Repo]] = Operation(
    name="repos.list",
    method="GET",
    path=("/repos",),
    query=(_OWNER, _PER_PAGE),
    responses={200: list[Repo]},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(style="link", size="per_page")
_TAGS: Operation[TagPage] = Operation(
    name="repos.tags",
    method="GET",
    path=("/repos/", _REPO, "/tags"),
    responses={200: TagPage},
    repeatable=True,
    accept="application/json",
)
_TAGS_PAGES = Paging(style="url", items=("value",), next=("next_link",))


class Repos(PagedGroup):
    """Repositories and their tags."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawRepos:
        """The same operations, whose methods return the whole response."""
        return RawRepos(self._caller)

    def list(
        self, *, owner: str | UnsetType = UNSET, per_page: int | UnsetType = UNSET
    ) -> Page[Repo, builtins.list[Repo]]:
        """List repositories.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_LIST, _LIST_PAGES, owner=owner, per_page=per_page)

    def tags(self, repo: str) -> Page[str, TagPage]:
        """List the tags of a repository.

        Returns the first page. Iterate over it for the items of all pages.

        Raises:
            NotFoundError: There is no such repository.
        """
        return self._page(_TAGS, _TAGS_PAGES, repo=repo)


@documented_like(Repos)
class AsyncRepos(AsyncPagedGroup):
    """Repositories and their tags."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawRepos:
        """The same operations, whose methods return the whole response."""
        return AsyncRawRepos(self._caller)

    def list(
        self, *, owner: str | UnsetType = UNSET, per_page: int | UnsetType = UNSET
    ) -> AsyncPages[Repo, builtins.list[Repo]]:
        """Like `Repos.list`."""
        return self._page(_LIST, _LIST_PAGES, owner=owner, per_page=per_page)

    def tags(self, repo: str) -> AsyncPages[str, TagPage]:
        """Like `Repos.tags`."""
        return self._page(_TAGS, _TAGS_PAGES, repo=repo)


class RawRepos(PagedRawGroup):
    """The methods of `Repos`; methods return the whole response."""

    __slots__ = ()

    list = raw(Repos.list)
    tags = raw(Repos.tags)


class AsyncRawRepos(AsyncPagedRawGroup):
    """The methods of `AsyncRepos`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncRepos.list)
    tags = async_raw(AsyncRepos.tags)
