"""Lists that arrive page by page: the pages, and the groups whose methods return them."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Callable, Coroutine, Generator, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from ..errors import ArgumentError
from ..groups import AsyncCaller, AsyncGroup, AsyncRawGroup, Caller, Group, RawGroup
from ..public import public_package, publish
from ..response import RawResponse
from .turns import Paging, Turn, first_turn, next_turn, read_items, refuse_argument

if TYPE_CHECKING:
    from ..operation import Operation

I = TypeVar("I")  # noqa: E741 - an item
E = TypeVar("E")
"""The envelope: the type of a whole response."""


class _Page(Generic[I, E]):
    """What the pages of both clients have in common."""

    __slots__ = ("_raw", "_turn", "items")

    items: list[I]
    """The items of this page."""

    def __init__(self, turn: Turn, raw: RawResponse[E]) -> None:
        self._turn = turn
        self._raw = raw
        self.items = read_items(turn.paging, raw.value)

    @property
    def response(self) -> E:
        """The whole response of this page: the items, and what stands beside them."""
        return self._raw.value

    def __repr__(self) -> str:
        return f"{type(self).__name__}({len(self.items)} items)"


class Page(_Page[I, E]):
    """One page of a list. Iterating gives its items and those of all pages after it.

    Each iteration requests the following pages anew. What a call can raise, a following page can
    raise when it is requested; and `UnexpectedResponse`, if what leads to it repeats, or leads to a
    host that is not allowed.
    """

    __slots__ = ("_caller",)

    def __init__(self, caller: Caller, turn: Turn, raw: RawResponse[E]) -> None:
        super().__init__(turn, raw)
        self._caller = caller

    def next_page(self) -> Page[I, E] | None:
        """Request and return the next page; `None` at the end."""
        turn = next_turn(self._turn, self._raw, len(self.items), self._caller)
        if turn is None:
            return None
        try:
            raw: RawResponse[E] = self._caller.call(turn.operation, turn.arguments)
        except ArgumentError as error:
            refuse_argument(self._raw, error)
        return Page(self._caller, turn, raw)

    def pages(self) -> Iterator[Page[I, E]]:
        """Yield this page and all pages after it, each requested when it is needed."""
        page: Page[I, E] | None = self
        while page is not None:
            yield page
            page = page.next_page()

    def __iter__(self) -> Iterator[I]:
        for page in self.pages():
            yield from page.items


class AsyncPage(_Page[I, E]):
    """One page of a list. Iterating gives its items and those of all pages after it.

    Each iteration requests the following pages anew, and can raise what `Page` can raise.
    """

    __slots__ = ("_caller",)

    def __init__(self, caller: AsyncCaller, turn: Turn, raw: RawResponse[E]) -> None:
        super().__init__(turn, raw)
        self._caller = caller

    async def next_page(self) -> AsyncPage[I, E] | None:
        """Request and return the next page; `None` at the end."""
        turn = next_turn(self._turn, self._raw, len(self.items), self._caller)
        if turn is None:
            return None
        try:
            raw: RawResponse[E] = await self._caller.call(turn.operation, turn.arguments)
        except ArgumentError as error:
            refuse_argument(self._raw, error)
        return AsyncPage(self._caller, turn, raw)

    async def pages(self) -> AsyncIterator[AsyncPage[I, E]]:
        """Yield this page and all pages after it, each requested when it is needed."""
        page: AsyncPage[I, E] | None = self
        while page is not None:
            yield page
            page = await page.next_page()

    async def __aiter__(self) -> AsyncIterator[I]:
        async for page in self.pages():
            for item in page.items:
                yield item


class AsyncPages(Coroutine[Any, Any, AsyncPage[I, E]]):
    """A list that was not requested yet: `await` gives its first page, `async for` all items.

    It is a coroutine, so it can be given to `asyncio.create_task`, `gather` and their like. Each
    `await` and each iteration requests the list anew.
    """

    __slots__ = ("_begin", "_is_used", "_made", "_name")

    def __init__(
        self, name: str, begin: Callable[[], Coroutine[Any, Any, AsyncPage[I, E]]]
    ) -> None:
        self._name = name
        self._begin = begin
        self._made: Coroutine[Any, Any, AsyncPage[I, E]] | None = None
        self._is_used = False

    def _request(self) -> Coroutine[Any, Any, AsyncPage[I, E]]:
        self._is_used = True
        return self._begin()

    def _running(self) -> Coroutine[Any, Any, AsyncPage[I, E]]:
        if self._made is None:
            self._made = self._request()
        return self._made

    def __await__(self) -> Generator[Any, Any, AsyncPage[I, E]]:
        return self._request().__await__()

    async def __aiter__(self) -> AsyncIterator[I]:
        async for item in await self:
            yield item

    def send(self, value: Any, /) -> Any:  # noqa: ANN401 - the protocol of coroutines
        """Go on, like any coroutine."""
        return self._running().send(value)

    def throw(self, *exception: Any) -> Any:  # noqa: ANN401 - the protocol of coroutines
        """Raise an exception inside, like any coroutine."""
        return self._running().throw(*exception)

    def close(self) -> None:
        """End, like any coroutine; without a request, if there was none yet."""
        self._is_used = True
        if self._made is not None:
            self._made.close()

    def __repr__(self) -> str:
        return f"AsyncPages({self._name})"

    def __del__(self) -> None:
        if not getattr(self, "_is_used", True):
            text = f"`{self._name}` was never awaited, so nothing was requested"
            warnings.warn(text, RuntimeWarning, stacklevel=2, source=self)


publish(public_package(__name__), (Page, AsyncPage, AsyncPages))


class PagedGroup(Group):
    """A group with operations whose lists arrive page by page."""

    __slots__ = ()

    def _page(
        self, operation: Operation[E], paging: Paging, /, **arguments: object
    ) -> Page[Any, E]:
        turn = first_turn(operation, paging, arguments)
        return Page(self._caller, turn, self._caller.call(operation, arguments))


class PagedRawGroup(RawGroup):
    """The same operations, whose methods return the whole response: its value is a page."""

    __slots__ = ()

    def _page(
        self, operation: Operation[E], paging: Paging, /, **arguments: object
    ) -> RawResponse[Page[Any, E]]:
        turn = first_turn(operation, paging, arguments)
        raw = self._caller.call(operation, arguments)
        return _with_value(raw, Page(self._caller, turn, raw))


class AsyncPagedGroup(AsyncGroup):
    """A group of asynchronous operations whose lists arrive page by page."""

    __slots__ = ()

    def _page(
        self, operation: Operation[E], paging: Paging, /, **arguments: object
    ) -> AsyncPages[Any, E]:
        async def begin() -> AsyncPage[Any, E]:
            turn = first_turn(operation, paging, arguments)
            return AsyncPage(self._caller, turn, await self._caller.call(operation, arguments))

        return AsyncPages(operation.name, begin)


class AsyncPagedRawGroup(AsyncRawGroup):
    """The same operations, whose methods return the whole response, without blocking."""

    __slots__ = ()

    async def _page(
        self, operation: Operation[E], paging: Paging, /, **arguments: object
    ) -> RawResponse[AsyncPage[Any, E]]:
        turn = first_turn(operation, paging, arguments)
        raw = await self._caller.call(operation, arguments)
        return _with_value(raw, AsyncPage(self._caller, turn, raw))


def _with_value(raw: RawResponse[Any], value: I) -> RawResponse[I]:
    return replace(raw, value=value)
