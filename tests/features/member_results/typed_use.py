"""What a user of the package writes: the results of methods, whose types checkers must know."""

from __future__ import annotations

from typing import assert_type

from member_results import (
    AsyncShelfClient,
    AsyncStream,
    LongRunning,
    RawResponse,
    ResponseWithHeaders,
    ShelfClient,
    Stream,
)
from member_results.operations.books import GetHeaders
from member_results.types import Book, BookEnvelope, BooksEnvelope, TicketEnvelope, Word


def use(client: ShelfClient, stream: bool) -> None:
    assert_type(client.books.list(), list[Book])
    assert_type(client.books.get("b1"), Book)
    assert_type(client.books.add(id="b1", title="Emma"), Book | int | None)
    assert_type(client.books.rename("b1", title="Emma"), str)
    assert_type(client.books.export("b1"), Book | str)
    assert_type(client.books.labels(), list[str])
    assert_type(client.books.read("b1"), list[Book])
    assert_type(client.books.read("b1", stream=True), Stream[Word])
    assert_type(client.books.read("b1", short=True, stream=False), str)
    assert_type(client.books.read("b1", stream=stream), list[Book] | Stream[Word] | str)
    assert_type(client.books.print("b1"), LongRunning[Book])
    raw = client.with_raw_response
    assert_type(raw.books.list(), RawResponse[BooksEnvelope])
    assert_type(raw.books.get("b1"), ResponseWithHeaders[BookEnvelope, GetHeaders])
    added = raw.books.add(id="b1", title="Emma")
    assert_type(added.value, BookEnvelope | TicketEnvelope | None)
    assert_type(raw.books.read("b1"), RawResponse[BooksEnvelope])


async def later(client: AsyncShelfClient) -> None:
    assert_type(await client.books.list(), list[Book])
    assert_type(await client.books.read("b1", stream=True), AsyncStream[Word])
    raw = client.with_raw_response
    assert_type(await raw.books.list(), RawResponse[BooksEnvelope])
    assert_type(await raw.books.get("b1"), ResponseWithHeaders[BookEnvelope, GetHeaders])
    assert_type((await raw.books.read("b1")).value, BooksEnvelope)
