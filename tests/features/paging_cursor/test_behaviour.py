from __future__ import annotations

import asyncio
import gc
import warnings
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest

from clientgen.pipeline import show
from clientgen.project import Project

from ..harness import HERE, Feature


def letters(*names: str, more: bool) -> dict[str, Any]:
    data = [{"id": name, "state": "sent"} for name in names]
    return {"data": data, "has_more": more, "kind": "letters"}


def stamps(*names: str, cursor: object = None) -> dict[str, Any]:
    data: dict[str, Any] = {"stamps": [{"name": name} for name in names]}
    return data if cursor is None else {**data, "meta": {"next_cursor": cursor}}


class Server:
    """Answers with these values, and keeps the queries."""

    def __init__(self, *values: object) -> None:
        self._values = list(values)
        self.queries: list[dict[str, str]] = []

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        self.queries.append(dict(request.url.params))
        value = self._values.pop(0) if len(self._values) > 1 else self._values[0]
        if isinstance(value, int):
            return httpx2.Response(value)
        made = value(len(self.queries)) if callable(value) else value
        return httpx2.Response(200, json=made)


class Reader:
    """Walks lists with a client of one kind, in the same words for both kinds."""

    def __init__(self, feature: Feature, kind: str) -> None:
        self.feature = feature
        self.kind = kind

    def walk(self, server: Server, method: str, *positional: str, **arguments: object) -> list[Any]:
        """Return the items of all pages."""
        transport = httpx2.MockTransport(server.answer)
        if self.kind == "sync":
            with httpx2.Client(transport=transport) as http:
                client = self.feature.sync_client(http=http, sleep=lambda _: None)
                return list(getattr(client.letters, method)(*positional, **arguments))
        return asyncio.run(self._walk(transport, method, positional, arguments))

    async def _walk(
        self, transport: Any, method: str, positional: Any, arguments: Any
    ) -> list[Any]:
        async def sleep(_: float) -> None:
            pass

        async with httpx2.AsyncClient(transport=transport) as http:
            client = self.feature.async_client(http=http, sleep=sleep)
            return [
                item async for item in getattr(client.letters, method)(*positional, **arguments)
            ]


@pytest.fixture(params=["sync", "async"])
def reader(feature: Feature, request: pytest.FixtureRequest) -> Reader:
    return Reader(feature, request.param)


@pytest.fixture
def client(feature: Feature) -> Iterator[Any]:
    with (
        feature.module("emulator").Emulator() as emulator,
        feature.sync_client(endpoint=emulator.endpoint) as made,
    ):
        yield made


def names(items: Any) -> list[str]:
    return [item.id for item in items]


def test_the_emulator_has_pages(client: Any) -> None:
    page = client.letters.list(limit=2)
    assert names(page.items) == ["l-1", "l-2"]
    assert (page.response.has_more, page.response.kind) == (True, "letters")
    assert [names(each.items) for each in page.pages()] == [["l-1", "l-2"], ["l-3"]]
    assert page.next_page().next_page() is None
    assert names(page) == names(page) == ["l-1", "l-2", "l-3"]
    assert names(client.letters.list(limit=1, state="sent")) == ["l-1", "l-3"]
    assert names(client.letters.list(starting_after="l-2")) == ["l-3"]


def test_cursors_of_the_emulator_are_opaque_and_checked(feature: Feature, client: Any) -> None:
    page = client.letters.stamps("l-1")
    assert [each.name for each in page] == ["red", "green", "blue", "gold"]
    assert len(page.items) == 3
    assert "blue" not in page.response.meta.next_cursor
    for refused in ("blue", "!", "WzEs", "1"):
        with pytest.raises(feature.package.ServiceError, match="400"):
            client.letters.stamps("l-1", cursor=refused)
    with pytest.raises(feature.package.ServiceError, match="400"):
        client.letters.list(starting_after="l-9")


def test_a_page_has_no_length_and_no_index(client: Any) -> None:
    page = client.letters.list()
    assert not hasattr(page, "__len__")
    assert not hasattr(page, "__getitem__")
    assert repr(page) == "Page(3 items)"


def test_what_the_first_request_raises_is_raised_by_the_call(feature: Feature, client: Any) -> None:
    with pytest.raises(feature.package.NotFoundError):
        client.letters.stamps("l-9")


def test_raw_methods_have_the_page_as_their_value(client: Any) -> None:
    raw = client.with_raw_response.letters.list(limit=2)
    assert raw.status == 200
    assert names(raw.value) == ["l-1", "l-2", "l-3"]


def test_arguments_are_sent_with_each_request(reader: Reader) -> None:
    server = Server(letters("a", "b", more=True), letters("c", more=False))
    assert names(reader.walk(server, "list", state="sent", limit=2)) == ["a", "b", "c"]
    assert server.queries == [
        {"state": "sent", "limit": "2"},
        {"state": "sent", "limit": "2", "starting_after": "b"},
    ]


def test_a_page_without_items_in_the_middle_goes_on(reader: Reader) -> None:
    server = Server(stamps("a", cursor="1"), stamps(cursor="2"), stamps("b", cursor=""))
    assert [each.name for each in reader.walk(server, "stamps", "l")] == ["a", "b"]


@pytest.mark.parametrize("last", [{}, {"meta": {}}, {"stamps": None}], ids=str)
def test_what_is_optional_can_be_missing(reader: Reader, last: object) -> None:
    assert reader.walk(Server(last), "stamps", "l") == []


def test_a_following_page_is_retried_by_itself(reader: Reader) -> None:
    server = Server(letters("a", more=True), 503, letters("b", more=False))
    assert names(reader.walk(server, "list")) == ["a", "b"]
    assert [query.get("starting_after") for query in server.queries] == [None, "a", "a"]


def test_what_a_following_page_raises_is_raised_there(feature: Feature, reader: Reader) -> None:
    with pytest.raises(feature.package.NotFoundError):
        reader.walk(Server(letters("a", more=True), 404), "list")


def circle(length: int) -> Server:
    return Server(lambda number: stamps("a", cursor=f"cursor-{number % length}"))


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_a_cursor_that_repeats_is_an_error(feature: Feature, reader: Reader, length: int) -> None:
    server = circle(length)
    with pytest.raises(feature.package.UnexpectedResponse, match="has led to a page before"):
        reader.walk(server, "stamps", "l")
    assert len(server.queries) <= 3 * length + 2


def test_a_cursor_that_was_given_is_no_next_one(feature: Feature, reader: Reader) -> None:
    server = Server(letters("a", more=True))
    with pytest.raises(feature.package.UnexpectedResponse, match="has led to a page before"):
        reader.walk(server, "list", starting_after="a")
    assert len(server.queries) == 1


def test_endless_pages_of_nothing_are_given_up(feature: Feature, reader: Reader) -> None:
    server = Server(lambda number: stamps(cursor=f"cursor-{number}"))
    with pytest.raises(feature.package.UnexpectedResponse, match="without an item in a row"):
        reader.walk(server, "stamps", "l")
    assert len(server.queries) == 1001


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (stamps("a", cursor="x" * 1_000_000), "more than 16000 characters"),
        (stamps("a", cursor=7), "cannot be read"),
        (stamps("a", cursor={"a": 1}), "cannot be read"),
    ],
    ids=["huge", "number", "record"],
)
def test_what_leads_on_is_never_guessed(
    feature: Feature, reader: Reader, page: object, message: str
) -> None:
    with pytest.raises(feature.package.UnexpectedResponse, match=message):
        reader.walk(Server(page), "stamps", "l")


def test_more_pages_without_a_cursor_are_an_error(feature: Feature, reader: Reader) -> None:
    with pytest.raises(feature.package.UnexpectedResponse, match="nothing leads to them"):
        reader.walk(Server(letters(more=True)), "list")


def test_cursors_are_never_shown(
    feature: Feature, reader: Reader, caplog: pytest.LogCaptureFixture
) -> None:
    cursor = "fake-token-in-a-cursor"
    server = Server(stamps("a", cursor=cursor), stamps("b", cursor=cursor))
    with caplog.at_level("DEBUG"), pytest.raises(feature.package.UnexpectedResponse) as caught:
        reader.walk(server, "stamps", "l")
    assert server.queries[1]["cursor"] == cursor
    assert cursor not in caplog.text + str(caught.value) + repr(caught.value)


def test_the_list_of_the_asynchronous_client_is_a_coroutine(feature: Feature) -> None:
    async def use(client: Any) -> None:
        first = await client.letters.list(limit=2)
        assert repr(first) == "AsyncPage(2 items)"
        assert names([item async for item in first]) == ["l-1", "l-2", "l-3"]
        assert [names(page.items) async for page in first.pages()] == [["l-1", "l-2"], ["l-3"]]
        task = asyncio.create_task(client.letters.list(limit=1))
        async with asyncio.TaskGroup() as group:
            other = group.create_task(client.letters.list())
        both = await asyncio.gather(client.letters.list(), client.letters.list())
        pages = [await task, other.result(), *both]
        assert [len(page.items) for page in pages] == [1, 3, 3, 3]
        waited = await asyncio.wait_for(client.letters.list(), 30)
        assert (await waited.next_page()) is None
        again = client.letters.list()
        assert names((await again).items) == names((await again).items)
        raw = await client.with_raw_response.letters.list(limit=1)
        assert names([item async for item in raw.value]) == ["l-1", "l-2", "l-3"]

    async def run(endpoint: str) -> None:
        async with feature.async_client(endpoint=endpoint) as client:
            await use(client)

    with feature.module("emulator").Emulator() as emulator:
        asyncio.run(run(emulator.endpoint))


def test_a_cancelled_request_ends(feature: Feature) -> None:
    async def run() -> None:
        started = asyncio.Event()

        async def hang(_: httpx2.Request) -> httpx2.Response:
            started.set()
            await asyncio.Event().wait()
            raise AssertionError

        async with httpx2.AsyncClient(transport=httpx2.MockTransport(hang)) as http:
            task = asyncio.create_task(feature.async_client(http=http).letters.list())
            await started.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())


def test_a_forgotten_await_warns(feature: Feature) -> None:
    client = feature.async_client()
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        client.letters.list()
        gc.collect()
    assert [str(each.message).partition(",")[0] for each in said] == [
        "`letters.list` was never awaited"
    ]
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        client.letters.list().close()
        gc.collect()


def test_the_command_and_show_tell_of_pages(
    feature: Feature, capsys: pytest.CaptureFixture[str]
) -> None:
    assert feature.module("cli").run(["letters", "list", "--help"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Prints the items of all pages as they come, or --max-items of them" in told
    project = Project(HERE / "paging_cursor")
    rows = ["as after", "cursor: starting_after", "items: data", "next: data[-1].id"]
    rows += ["more: has_more", "size: limit"]
    shown = show(project, tuple(project.apis()), "letters.list").text
    assert "\n  ".join(["\nPages:", *rows]) in shown
