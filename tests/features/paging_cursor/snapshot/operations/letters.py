"""A group of operations: their descriptions, and the methods that call them.

The group is `client.letters`.
"""

from __future__ import annotations

import builtins

from .._runtime.checks import Check
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
from ..types.letter_list import LetterList
from ..types.new_letter import NewLetter
from ..types.seal import Seal
from ..types.stamp import Stamp
from ..types.stamp_list import StampList

_STATE = Parameter(name="state", wire="state", kind=str)
_LIMIT = Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1, maximum=100))
_STARTING_AFTER = Parameter(name="starting_after", wire="starting_after", kind=str)
_LETTER_ID = Parameter(name="letter_id", wire="letter_id", kind=str)
_CURSOR = Parameter(name="cursor", wire="cursor", kind=str, secret=True)

_LIST: Operation[LetterList] = Operation(
    name="letters.list",
    method="GET",
    path=("/letters",),
    query=(_STATE, _LIMIT, _STARTING_AFTER),
    responses={200: LetterList},
    repeatable=True,
    accept="application/json",
)
_LIST_PAGES = Paging(
    style="cursor",
    parameter="starting_after",
    size="limit",
    items=("data",),
    next=("data", -1, "id"),
    more=("has_more",),
)
_ADD: Operation[Letter] = Operation(
    name="letters.add",
    method="POST",
    path=("/letters",),
    body=Body(media_type="application/json", record=NewLetter),
    responses={201: Letter},
    accept="application/json",
)
_STAMPS: Operation[StampList] = Operation(
    name="letters.stamps",
    method="GET",
    path=("/letters/", _LETTER_ID, "/stamps"),
    query=(
        _CURSOR,
        Parameter(name="limit", wire="limit", kind=int, check=Check(minimum=1, maximum=3)),
    ),
    responses={200: StampList},
    repeatable=True,
    accept="application/json",
)
_STAMPS_PAGES = Paging(
    style="cursor",
    parameter="cursor",
    size="limit",
    items=("stamps",),
    next=("meta", "next_cursor"),
)
_SEALS: Operation[builtins.list[Seal]] = Operation(
    name="letters.seals",
    method="GET",
    path=("/seals",),
    query=(_STARTING_AFTER,),
    responses={200: list[Seal]},
    repeatable=True,
    accept="application/json",
)
_SEALS_PAGES = Paging(style="cursor", parameter="starting_after", next=(-1, "id"))


class Letters(PagedGroup):
    """Letters and their stamps."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> RawLetters:
        """The same operations, whose methods return the whole response."""
        return RawLetters(self._caller)

    def list(
        self,
        *,
        state: str | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        starting_after: str | UnsetType = UNSET,
    ) -> Page[Letter, LetterList]:
        """List letters.

        Returns the first page. Iterate over it for the items of all pages.

        Args:
            limit: By default `10`.
        """
        return self._page(
            _LIST, _LIST_PAGES, state=state, limit=limit, starting_after=starting_after
        )

    def add(self, *, state: str) -> Letter:
        """Send a letter."""
        return self._call(_ADD, state=state)

    def stamps(
        self, letter_id: str, *, cursor: str | UnsetType = UNSET, limit: int | UnsetType = UNSET
    ) -> Page[Stamp, StampList]:
        """List the stamps of a letter.

        Returns the first page. Iterate over it for the items of all pages.

        Raises:
            NotFoundError: There is no such letter.
        """
        return self._page(_STAMPS, _STAMPS_PAGES, letter_id=letter_id, cursor=cursor, limit=limit)

    def seals(self, *, starting_after: str | UnsetType = UNSET) -> Page[Seal, builtins.list[Seal]]:
        """List seals, whose ids are the cursors.

        Returns the first page. Iterate over it for the items of all pages.
        """
        return self._page(_SEALS, _SEALS_PAGES, starting_after=starting_after)


@documented_like(Letters)
class AsyncLetters(AsyncPagedGroup):
    """Letters and their stamps."""

    __slots__ = ()

    @property
    def with_raw_response(self) -> AsyncRawLetters:
        """The same operations, whose methods return the whole response."""
        return AsyncRawLetters(self._caller)

    def list(
        self,
        *,
        state: str | UnsetType = UNSET,
        limit: int | UnsetType = UNSET,
        starting_after: str | UnsetType = UNSET,
    ) -> AsyncPages[Letter, LetterList]:
        """Like `Letters.list`."""
        return self._page(
            _LIST, _LIST_PAGES, state=state, limit=limit, starting_after=starting_after
        )

    async def add(self, *, state: str) -> Letter:
        """Like `Letters.add`."""
        return await self._call(_ADD, state=state)

    def stamps(
        self, letter_id: str, *, cursor: str | UnsetType = UNSET, limit: int | UnsetType = UNSET
    ) -> AsyncPages[Stamp, StampList]:
        """Like `Letters.stamps`."""
        return self._page(_STAMPS, _STAMPS_PAGES, letter_id=letter_id, cursor=cursor, limit=limit)

    def seals(
        self, *, starting_after: str | UnsetType = UNSET
    ) -> AsyncPages[Seal, builtins.list[Seal]]:
        """Like `Letters.seals`."""
        return self._page(_SEALS, _SEALS_PAGES, starting_after=starting_after)


class RawLetters(PagedRawGroup):
    """The methods of `Letters`; methods return the whole response."""

    __slots__ = ()

    list = raw(Letters.list)
    add = raw(Letters.add)
    stamps = raw(Letters.stamps)
    seals = raw(Letters.seals)


class AsyncRawLetters(AsyncPagedRawGroup):
    """The methods of `AsyncLetters`; methods return the whole response."""

    __slots__ = ()

    list = async_raw(AsyncLetters.list)
    add = async_raw(AsyncLetters.add)
    stamps = async_raw(AsyncLetters.stamps)
    seals = async_raw(AsyncLetters.seals)
