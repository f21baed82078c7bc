"""Methods that return one member of the response, and raw twins that return all of it."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx2
import pytest

from runtime.errors import UnexpectedResponse
from runtime.operation import Form
from runtime.records import Record, field
from runtime.unwrapping import (
    AsyncUnwrappingGroup,
    AsyncWholeGroup,
    Unwrap,
    UnwrappingGroup,
    WholeGroup,
    async_raw_whole,
    raw_whole,
)

from .conftest import make_async_client, make_client, operation


class Inner(Record, frozen=True, kw_only=True):
    size: int = field(name="size")


class Envelope(Record, frozen=True, kw_only=True):
    data: Inner = field(name="data")
    more: str | None = field(name="more", default=None)


GET = operation(responses={200: Envelope, 202: Form.TEXT, 204: None})
DATA: Unwrap[Inner] = Unwrap(("data",))
SIZE: Unwrap[int] = Unwrap(("data", "size"))
MORE: Unwrap[str | None] = Unwrap(("more",), can_lack=True)


class Things(UnwrappingGroup):
    __slots__ = ()

    def get(self, *, unwrap: Unwrap[Any] = DATA) -> Any:
        return self._unwrap(GET, unwrap)


class AsyncThings(AsyncUnwrappingGroup):
    __slots__ = ()

    async def get(self, *, unwrap: Unwrap[Any] = DATA) -> Any:
        return await self._unwrap(GET, unwrap)


class RawThings(WholeGroup):
    __slots__ = ()

    get = raw_whole(GET, Things.get)


class AsyncRawThings(AsyncWholeGroup):
    __slots__ = ()

    get = async_raw_whole(GET, AsyncThings.get)


def ask(
    body: str, unwrap: Unwrap[Any] = DATA, *, status: int = 200, **options: Any
) -> tuple[Any, Any]:
    """Return what the method and its raw twin return, if both clients agree."""

    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, text=body)

    async def later() -> tuple[Any, Any]:
        async with make_async_client(answer, **options) as client:
            raw = await AsyncRawThings(client._caller).get(unwrap=unwrap)
            return await AsyncThings(client._caller).get(unwrap=unwrap), raw.value

    with make_client(answer, **options) as client:
        raw = RawThings(client._caller).get(unwrap=unwrap)
        found = Things(client._caller).get(unwrap=unwrap), raw.value
    assert asyncio.run(later()) == found
    return found


def test_a_member_and_the_whole() -> None:
    inner = Inner(size=3)
    assert ask('{"data":{"size":3}}') == (inner, Envelope(data=inner))
    assert ask('{"data":{"size":3},"more":"x"}', MORE) == ("x", Envelope(data=inner, more="x"))
    assert ask('{"data":{"size":0}}', SIZE)[0] == 0


def test_what_is_no_record_is_returned_as_it_is() -> None:
    assert ask("plain", status=202) == ("plain", "plain")
    assert ask("", status=204) == (None, None)


@pytest.mark.parametrize("body", ['{"data":{"size":3}}', '{"data":{"size":3},"more":null}'])
def test_a_member_that_can_be_missing(body: str) -> None:
    assert ask(body, MORE)[0] is None


@pytest.mark.parametrize(
    ("body", "unwrap"),
    [("{}", DATA), ('{"data":4}', DATA), ('{"data":{}}', SIZE), ("{}", SIZE)],
)
def test_a_member_that_is_missing_or_of_another_kind(body: str, unwrap: Unwrap[Any]) -> None:
    with pytest.raises(UnexpectedResponse, match="missing or of another kind than declared") as e:
        ask(body, unwrap, strict=False)
    assert (e.value.status, e.value.body) == (200, body.encode())


def test_the_whole_is_there_even_so() -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, text='{"more":"x"}')

    with make_client(answer, strict=False) as client:
        raw = RawThings(client._caller).get()
    assert (raw.value.data, raw.value.more) == (None, "x")
    assert [each.place for each in raw.problems] == ["$.data"]


def test_a_raw_twin_is_the_method_of_another_group() -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(200, text='{"data":{"size":3}}')

    async def later() -> Any:
        async with make_async_client(answer) as client:
            twin = async_raw_whole(GET, AsyncThings.get)
            return await twin.__get__(AsyncWholeGroup(client._caller))()

    with make_client(answer) as client:
        raw = raw_whole(GET, Things.get).__get__(WholeGroup(client._caller))()
    assert raw.value == asyncio.run(later()).value == Envelope(data=Inner(size=3))
