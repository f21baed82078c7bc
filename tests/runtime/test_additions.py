"""What `with_options` adds to queries and bodies, and the parts of bodies that are sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from types import MappingProxyType
from typing import Any

import httpx2
import pytest

from runtime.additions import merge_body, read_body, read_query
from runtime.errors import ArgumentError
from runtime.limits import PIECE
from runtime.nested_form import write
from runtime.records import Record, always, field
from runtime.request_bodies import body_of
from runtime.uploads import Content, InMemory


class Part(Record, frozen=True, kw_only=True):
    size: int | None = field(name="Size", default_factory=always(1))


JSON, FORM = "application/json", "application/x-www-form-urlencoded"


def test_a_query_has_a_pair_for_each_item() -> None:
    query = {"a": [1, None, "x"], "b": None, "c": (True,), "d": 1.5, 7: "&"}
    pairs: Any = read_query(query)  # type: ignore[arg-type]
    assert pairs == (("a", "1"), ("a", "x"), ("c", "true"), ("d", "1.5"), ("7", "&"))
    assert read_query(MappingProxyType({"a": "b"})) == (("a", "b"),)


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ([("a", 1)], "must be a mapping"),
        (None, "must be a mapping"),
        ({"a": object()}, "`a` cannot be sent"),
        ({"a": {"b": 1}}, "`a` cannot be sent"),
        ({"a": "\ud800"}, "`a` cannot be sent"),
        ({"\ud800": "a"}, "cannot be sent"),
        ({"x" * 101: object()}, f"^`{'x' * 100}(?!x)"),
    ],
)
def test_a_query_that_cannot_be_sent(query: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        read_query(query)


def test_members_of_bodies_are_plain_data() -> None:
    assert read_body({"a": [1], "b": None, "c": Part()}) == {"a": [1], "b": None, "c": {"Size": 1}}
    nested: list[object] = []
    nested.append(nested)
    wrong: Any
    for wrong in ([1], None, Part(), {"a": object()}, {"a": "\ud800"}, {"a": nested}):
        with pytest.raises(ArgumentError, match="`body` must be a mapping"):
            read_body(wrong)


@pytest.mark.parametrize(
    ("content", "media_type", "merged"),
    [
        (b'{"a": 1.10, "b":2}', JSON, b'{"a":1.10,"b":3}'),
        (b'{"b":2}', "Application/Merge-Patch+JSON ; charset=utf-8", b'{"b":3}'),
        (None, JSON, b'{"b":3}'),
        (b"", JSON, b'{"b":3}'),
        (b"a=1&b=2&&c", FORM, b"a=1&c&b=3"),
        (b"%62=2&a+b=1", "Application/X-www-form-urlencoded;charset=utf-8", b"a+b=1&b=3"),
        (None, FORM, b"b=3"),
    ],
)
def test_members_are_added_or_replaced(
    content: bytes | None, media_type: str, merged: bytes
) -> None:
    assert merge_body(content, media_type, {"b": 3}) == merged


def test_a_list_is_repeated_in_a_form_and_nothing_adds_nothing() -> None:
    assert merge_body(b"a=1", FORM, {"b": ["x y", None, "z"]}) == b"a=1&b=x+y&b=z"
    assert merge_body(b"a=1&b=2", FORM, {"b": None}) == b"a=1"


@pytest.mark.parametrize(
    ("content", "media_type", "message"),
    [
        (b"[1]", JSON, "to a JSON object only"),
        (b"{", JSON, "to a JSON object only"),
        (b"{}", None, "to a JSON object or a form only"),
        (b"{}", "text/plain", "to a JSON object or a form only"),
        (b"{}", "text/plain;a=application/json", "to a JSON object or a form only"),
        (b"{}", "application/jsonX", "to a JSON object or a form only"),
    ],
)
def test_other_bodies_take_no_members(content: bytes, media_type: str | None, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        merge_body(content, media_type, {"b": 3})


# nested forms


@pytest.mark.parametrize(
    ("lists", "pairs"),
    [
        ("indexed", ["a[0]", "a[1][b]", "c[d][e]"]),
        ("brackets", ["a[]", "a[][b]", "c[d][e]"]),
        ("repeated", ["a", "a[b]", "c[d][e]"]),
    ],
)
def test_the_names_of_a_nested_form(lists: Any, pairs: list[str]) -> None:
    value = {"a": ["x", {"b": True}], "c": {"d": {"e": 0}}, "f": None, "g": [], "h": {}}
    texts = ["x", "true", "0"]
    assert list(write(value, lists)) == list(zip(pairs, texts, strict=True))
    assert next(write(["x"], lists, "n"))[0].startswith("n")
    assert list(write({7: "x"}, lists)) == [("7", "x")]


@pytest.mark.parametrize("key", ["", "a[", "]", "[" + "x" * 60])
def test_a_key_that_would_be_another_place(key: str) -> None:
    for value in ({key: "x"}, {"a": {key: "x"}}):
        with pytest.raises(ValueError, match="is empty or has brackets"):
            list(write(value, "indexed"))


# what is told of bodies

Told = list[tuple[int, int | None]]


def _sync(body: Any) -> list[bytes]:
    return list(body)


def _async(body: Any) -> list[bytes]:
    async def read() -> list[bytes]:
        return [each async for each in body]

    return asyncio.run(read())


both = pytest.mark.parametrize("read", [_sync, _async], ids=["sync", "async"])


@both
def test_bytes_are_sent_whole_if_nobody_is_told(read: Callable[[Any], list[bytes]]) -> None:
    content = b"x" * (PIECE + 1)
    whole = body_of(content, None)
    assert isinstance(whole, httpx2.ByteStream)
    assert read(whole) == [content]
    told: Told = []
    assert b"".join(read(body_of(b"", lambda *each: told.append(each)))) == b""
    assert told == []


@both
def test_bytes_are_sent_in_parts_that_are_told(read: Callable[[Any], list[bytes]]) -> None:
    for size in (1, PIECE, PIECE + 1, 2 * PIECE):
        content, told = bytes(range(256)) * (size // 256) + b"x" * (size % 256), Told()
        parts = read(body_of(content, lambda *each, told=told: told.append(each)))
        assert b"".join(parts) == content
        assert [len(each) for each in parts] == [PIECE] * (size // PIECE) + [1] * (size % PIECE > 0)
        ends = [min(end, size) for end in range(0, size + PIECE, PIECE)]
        assert told == [(end, size) for end in ends]


@both
def test_pieces_are_sent_as_they_are_if_nobody_is_told(read: Callable[[Any], list[bytes]]) -> None:
    content = Content([InMemory("body", b"abc")])
    assert b"".join(read(body_of(content, None))) == b"abc"


class Chunks:
    """A body whose length is not known."""

    length = None
    pieces = (b"x" * (PIECE + 1), b"y")

    def __iter__(self) -> Any:
        return iter(self.pieces)

    async def __aiter__(self) -> Any:
        for each in self.pieces:
            yield each


@both
def test_pieces_without_a_total_stay(read: Callable[[Any], list[bytes]]) -> None:
    told, chunks = Told(), Chunks()
    made: Any = chunks
    assert tuple(read(body_of(made, lambda *each: told.append(each)))) == Chunks.pieces
    assert told == [(0, None), (PIECE + 1, None), (PIECE + 2, None)]
