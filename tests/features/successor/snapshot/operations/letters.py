"""A group of operations: their descriptions, and the methods that call them.

The group is `client.letters`.
"""

from __future__ import annotations

from .._runtime.groups import async_raw, documented_like, raw
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
from ..types.letter import Letter
from ..types.letter_page import LetterPage

_AFTER = Parameter(name="after", wire="after", kind=str)

_LIST: Operation[LetterPage] = Operation(
    name="letters.list",
    method="GET",
    path=("/letters",),
    query=(_AFTER,),
    responses={200: LetterPage},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(style="cursor", parameter="after", items=("data",), next=("next",))
_ADD: Operation[Letter] = Operation(
    name="letters.add",
    method="POST",
    path=("/letters",),
    body=Body(media_type="application/json", record=Letter),
    responses={201: Letter},
    accept="application/json",
)


class Letters(PagedGroup):
    """Letters."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawLetters:
        """The same operations, whose methods return the whole response."""
        return RawLetters(self._caller)

    def list(self, *, after: str | UnsetType = UNSET) -> Page[Letter, LetterPage]:
        """List letters.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_LIST, _LIST_PAGES, after=after)

    def add(self, *, id: str) -> Letter:
        """Send a letter."""
        return self._call(_ADD, id=id)


@documented_like(Letters)
class AsyncLetters(AsyncPagedGroup):
    """Letters."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawLetters:
        """The same operations, whose methods return the whole response."""
        return AsyncRawLetters(self._caller)

    def list(self, *, after: str | UnsetType = UNSET) -> AsyncPages[Letter, LetterPage]:
        """Like `Letters.list`."""
        return self._page(_LIST, _LIST_PAGES, after=after)

    async def add(self, *, id: str) -> Letter:
        """Like `Letters.add`."""
        return await self._call(_ADD, id=id)


class RawLetters(PagedRawGroup):
    """The methods of `Letters`; methods return the whole response."""

    __slots__ = ()

    list = raw(Letters.list)
    add = raw(Letters.add)


class AsyncRawLetters(AsyncPagedRawGroup):
    """The methods of `AsyncLetters`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncLetters.list)
    add = async_raw(AsyncLetters.add)
