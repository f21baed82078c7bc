"""Pages as users have them: items of all pages, one page after another, awaited or iterated."""

from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx2
import pytest

from runtime.errors import ArgumentError, UnexpectedResponse
from runtime.operation import Parameter
from runtime.paging.pages import (
    AsyncPage,
    AsyncPagedGroup,
    AsyncPagedRawGroup,
    AsyncPages,
    Page,
    PagedGroup,
    PagedRawGroup,
)
from runtime.paging.turns import Paging
from runtime.records import Record, field

from .conftest import make_async_client, make_client, operation


class Things(Record, frozen=True, kw_only=True):
    items: list[int] | None = field(name="items", default=None)
    after: str | None = field(name="after", default=None)


CURSOR = Paging(style="cursor", parameter="after", items=("items",), next=("after",))
LIST = operation(
    responses={200: Things},
    query=(Parameter(name="after", wire="after"), Parameter(name="q", wire="q")),
)
PAGES = {
    None: '{"items":[1,2],"after":"b"}',
    "b": '{"items":[],"after":"c"}',
    "c": '{"items":[3]}',
}


class Service:
    """Answers with pages, and remembers the cursors that it was asked for."""

    def __init__(self, pages: dict[str | None, str] | None = None) -> None:
        self._pages = PAGES if pages is None else pages
        self.asked: list[str | None] = []
        self.queries: list[str] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        cursor = request.url.params.get("after")
        self.asked.append(cursor)
        self.queries.append(request.url.params.get("q", ""))
        return httpx2.Response(200, headers={"x-request-id": "r1"}, text=self._pages[cursor])


class ThingsGroup(PagedGroup):
    __slots__ = ()

    def list(self, **arguments: object) -> Page[int, Things]:
        return self._page(LIST, CURSOR, **arguments)


class RawThings(PagedRawGroup):
    __slots__ = ()

    def list(self, **arguments: object) -> Any:
        return self._page(LIST, CURSOR, **arguments)


class AsyncThings(AsyncPagedGroup):
    __slots__ = ()

    def list(self, **arguments: object) -> AsyncPages[int, Things]:
        return self._page(LIST, CURSOR, **arguments)


class AsyncRawThings(AsyncPagedRawGroup):
    __slots__ = ()

    def list(self, **arguments: object) -> Any:
        return self._page(LIST, CURSOR, **arguments)


@pytest.fixture
def service() -> Service:
    return Service()


@pytest.fixture
def things(service: Service) -> Iterator[ThingsGroup]:
    with make_client(service.answer) as client:
        yield ThingsGroup(client._caller)


def run(service: Service, use: Any) -> Any:
    """Run `use(group)` with an asynchronous group."""

    async def go() -> Any:
        async with make_async_client(service.answer) as client:
            return await use(AsyncThings(client._caller))

    return asyncio.run(go())


def test_the_first_page_is_requested_at_the_call(things: ThingsGroup, service: Service) -> None:
    page = things.list(q="x")
    assert service.asked == [None]
    assert page.items == [1, 2]
    assert page.response == Things(items=[1, 2], after="b")
    assert repr(page) == "Page(2 items)"
    assert service.queries == ["x"]


def test_iterating_gives_the_items_of_all_pages_each_time(
    things: ThingsGroup, service: Service
) -> None:
    page = things.list(q="x")
    assert list(page) == [1, 2, 3]
    assert service.asked == [None, "b", "c"]
    assert list(page) == [1, 2, 3]
    assert service.asked == [None, "b", "c", "b", "c"]
    assert set(service.queries) == {"x"}


def test_pages_are_requested_when_they_are_needed(things: ThingsGroup, service: Service) -> None:
    pages = things.list().pages()
    assert next(pages).items == [1, 2]
    assert service.asked == [None]
    assert [each.items for each in pages] == [[], [3]]


def test_the_last_page_has_no_next_one(things: ThingsGroup) -> None:
    second = things.list().next_page()
    assert second is not None
    third = second.next_page()
    assert third is not None
    assert third.items == [3]
    assert third.next_page() is None


def test_a_page_has_neither_length_nor_index(things: ThingsGroup) -> None:
    page: Any = things.list()
    with pytest.raises(TypeError):
        len(page)
    with pytest.raises(TypeError):
        page[0]


def test_raw_calls_give_the_page_and_its_response(service: Service) -> None:
    with make_client(service.answer) as client:
        raw = RawThings(client._caller).list(q="x")
        assert (raw.status, raw.request_id) == (200, "r1")
        assert type(raw.value) is Page
        assert list(raw.value) == [1, 2, 3]
    assert service.queries == ["x", "x", "x"]


def test_async_raw_calls_give_the_page_and_its_response(service: Service) -> None:
    async def go() -> list[int]:
        async with make_async_client(service.answer) as client:
            raw = await AsyncRawThings(client._caller).list(q="x")
            assert (raw.status, raw.request_id) == (200, "r1")
            assert type(raw.value) is AsyncPage
            return [each async for each in raw.value]

    assert asyncio.run(go()) == [1, 2, 3]
    assert service.queries == ["x", "x", "x"]


BAD = {None: '{"items":[1],"after":"b\\n"}'}


def test_a_cursor_that_cannot_be_sent_is_told_as_a_fault_of_the_service() -> None:
    """An argument that a response made is no mistake of the caller."""
    header = operation(responses={200: Things}, headers=(Parameter(name="after", wire="X-After"),))
    service = Service(BAD)

    class Group(PagedGroup):
        __slots__ = ()

    class AsyncGroup(AsyncPagedGroup):
        __slots__ = ()

    with make_client(service.answer) as client:
        page = Group(client._caller)._page(header, CURSOR)
        with pytest.raises(UnexpectedResponse, match="the next page cannot be requested") as caught:
            page.next_page()
    assert caught.value.status == 200

    async def go() -> None:
        async with make_async_client(service.answer) as client:
            first = await AsyncGroup(client._caller)._page(header, CURSOR)
            await first.next_page()

    with pytest.raises(UnexpectedResponse, match="the next page cannot be requested"):
        asyncio.run(go())


def test_nothing_is_requested_before_it_is_awaited(service: Service) -> None:
    async def use(group: AsyncThings) -> None:
        pending = group.list(q="x")
        assert repr(pending) == "AsyncPages(things.get)"
        assert service.asked == []
        page = await pending
        assert type(page) is AsyncPage
        assert (page.items, page.response.after) == ([1, 2], "b")
        assert repr(page) == "AsyncPage(2 items)"

    run(service, use)
    assert (service.asked, service.queries) == ([None], ["x"])


def test_async_iteration_gives_all_items_each_time(service: Service) -> None:
    async def use(group: AsyncThings) -> None:
        pending = group.list()
        assert [each async for each in pending] == [1, 2, 3]
        assert [each async for each in pending] == [1, 2, 3]
        page = await pending
        assert [each async for each in page] == [1, 2, 3]

    run(service, use)
    assert service.asked == [None, "b", "c"] * 3


def test_async_pages_one_by_one(service: Service) -> None:
    async def use(group: AsyncThings) -> None:
        page = await group.list()
        pages: AsyncIterator[AsyncPage[int, Things]] = page.pages()
        assert (await anext(pages)).items == [1, 2]
        assert service.asked == [None]
        assert [each.items async for each in pages] == [[], [3]]
        last = await (await _of(page.next_page())).next_page()
        assert last is not None
        assert await last.next_page() is None

    run(service, use)


async def _of(following: Any) -> Any:
    found = await following
    assert found is not None
    return found


def test_a_list_is_a_coroutine_to_tasks_and_groups_of_them(service: Service) -> None:
    async def use(group: AsyncThings) -> None:
        task = asyncio.create_task(group.list())
        assert (await task).items == [1, 2]
        async with asyncio.TaskGroup() as tasks:
            both = [tasks.create_task(group.list()) for _ in range(2)]
        assert [each.result().items for each in both] == [[1, 2], [1, 2]]
        found = await asyncio.gather(group.list(), group.list())
        assert [each.items for each in found] == [[1, 2], [1, 2]]
        assert (await asyncio.wait_for(group.list(), 60)).items == [1, 2]

    run(service, use)
    assert len(service.asked) == 6


def test_a_task_that_is_cancelled_ends_inside_of_the_call() -> None:
    seen = []

    async def begin() -> Any:
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            seen.append("cancelled")
            raise

    async def go() -> None:
        task = asyncio.create_task(AsyncPages("things.list", begin))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(go())
    assert seen == ["cancelled"]


def test_the_protocol_of_coroutines() -> None:
    steps = []

    class Once:
        def __await__(self) -> Any:
            steps.append((yield "asked"))
            return "page"

    async def begin() -> Any:
        steps.append("begun")
        return await Once()

    made = AsyncPages("things.list", begin)
    assert made.send(None) == "asked"
    with pytest.raises(StopIteration) as ended:
        made.send("answer")
    assert ended.value.value == "page"
    assert steps == ["begun", "answer"]
    made = AsyncPages("things.list", begin)
    made.send(None)
    made.close()
    with pytest.raises(RuntimeError, match="reuse"):
        made.send(None)
    made = AsyncPages("things.list", begin)
    made.send(None)
    with pytest.raises(KeyError):
        made.throw(KeyError("x"))


async def _never() -> Any:
    raise NotImplementedError


def test_a_list_that_was_never_awaited_is_warned_of_where_it_was_dropped() -> None:
    lists = [AsyncPages("things.list", _never)]
    text = "`things.list` was never awaited, so nothing was requested"
    with pytest.warns(RuntimeWarning, match=text) as caught:
        lists.clear()
    assert caught[0].filename == __file__


def test_what_was_closed_or_never_made_is_not_warned_of() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        made = AsyncPages("things.list", _never)
        made.close()
        del made
        unmade = AsyncPages.__new__(AsyncPages)
        del unmade
        gc.collect()


def test_a_refused_argument_of_the_first_call_is_the_callers(things: ThingsGroup) -> None:
    with pytest.raises(ArgumentError):
        things.list(after=object())
