"""Requests as they are prepared, before anything is sent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import pytest

from runtime.checks import Check
from runtime.errors import ArgumentError
from runtime.operation import Body, Operation, Parameter, Written
from runtime.records import UNSET, Record, always, field
from runtime.request import (
    KEY,
    Common,
    Path,
    Prepared,
    build_origin,
    build_path,
    check_header,
    merge_headers,
    prepare,
    with_key,
    write_pair,
)
from runtime.uploads import Content, InMemory

from .conftest import operation

JSON = Body(media_type="application/json", name="body")
PREFIX = Path("/v1", "/v1")


def made(description: Operation[Any], common: Common | None = None, **arguments: Any) -> Prepared:
    return prepare(description, arguments, common or Common(PREFIX), lambda: 0.0)


PREPARED = Prepared("GET", "/a?b=c", (("A", "b"),), b"x", "/[hidden]/a", "things.get")


@pytest.mark.parametrize(
    ("address", "origin", "target", "shown"),
    [
        ("https://b.example:8443/a?x=1", "https://b.example:8443", "/a?x=1", "/[hidden]/a"),
        ("https://b.example/a", "https://b.example", "/a", "/[hidden]/a"),
        ("https://b.example/other/a?b=c", "https://b.example", "/other/a?b=c", "/[hidden]"),
        ("http://b.example", "http://b.example", "", "/[hidden]"),
    ],
)
def test_the_same_request_for_another_address(
    address: str, origin: str, target: str, shown: str
) -> None:
    expected = PREPARED._replace(origin=origin, target=target, shown=shown)
    assert PREPARED.at(address) == expected


def test_what_can_be_secret_is_not_shown() -> None:
    assert repr(PREPARED) == "Prepared(method='GET', target='/[hidden]/a')"
    assert repr(Path("/secret", "/[hidden]")) == "Path('/[hidden]')"
    common = Common(Path("/secret", "/[hidden]"), (("a", "secret"),))
    assert repr(common) == "Common(prefix=Path('/[hidden]'))"


def test_a_request_without_a_query() -> None:
    prepared = made(operation())
    assert prepared == Prepared("GET", "/v1/all", (), None, "/v1/all", "things.get")
    assert made(operation(query=(Q,), body=JSON), q=UNSET, body=UNSET) == prepared


Q = Parameter(name="q", wire="q")


@pytest.mark.parametrize(
    ("changes", "common", "query"),
    [
        ({}, {"constants": (("a", "1 2"), ("b", ""), ("c d", ""))}, "?a=1%202&b&c%20d"),
        ({}, {"query": ("a=1", "b=2")}, "?a=1&b=2"),
        ({"query": (Q,)}, {}, "?q=v"),
        ({"constants": (("a", "2"),)}, {}, "?a=2"),
        ({"constants": (("a", "2"),)}, {"constants": (("a", "1"), ("b", "3"))}, "?a=2&b=3"),
        ({"written": Written((("w", "x/y"),), (), None)}, {}, "?w=x%2Fy"),
        ({"written": Written((), (), None)}, {}, ""),
        ({"query": (Parameter(name="other", wire="o"),)}, {}, ""),
    ],
)
def test_the_parts_of_a_query(changes: dict[str, Any], common: dict[str, Any], query: str) -> None:
    assert made(operation(**changes), Common(PREFIX, **common), q="v").target == f"/v1/all{query}"


def test_the_header_fields_of_an_operation_replace_those_of_all() -> None:
    common = Common(PREFIX, headers=(("accept", "*/*"), ("X-A", "1")))
    headers = (Parameter(name="a", wire="x-a"), Parameter(name="b", wire="X-B"))
    described = operation(accept="text/plain", headers=headers, body=JSON, method="POST")
    prepared = made(described, common, a="2", body=[1])
    assert prepared.headers == (
        ("Accept", "text/plain"),
        ("x-a", "2"),
        ("Content-Type", "application/json"),
    )
    assert prepared.content == b"[1]"
    assert made(operation(), common).headers is common.headers
    assert made(operation(body=JSON), common).headers == common.headers
    assert merge_headers((("A", "1"),), (("a", "2"), ("B", "3"))) == (("a", "2"), ("B", "3"))


def test_what_a_caller_wrote_is_sent_so() -> None:
    written = Written((), (("X-W", "1"),), b"content")
    prepared = made(operation(written=written, body=JSON), body=[1])
    assert (prepared.content, prepared.headers) == (b"content", (("X-W", "1"),))


def test_more_members_of_a_body() -> None:
    common = Common(PREFIX, members={"b": 2})
    content_type = ("Content-Type", "application/json")
    for arguments, content in (({"body": {"a": 1}}, b'{"a":1,"b":2}'), ({}, b'{"b":2}')):
        prepared = made(operation(body=JSON), common, **arguments)
        assert (prepared.content, prepared.headers) == (content, (content_type,))
    written = operation(written=Written((), (("content-TYPE", "a/b+json"),), b'{"a":1}'))
    prepared = made(written, common)
    assert prepared.content == b'{"a":1,"b":2}'
    assert prepared.headers == (("content-TYPE", "a/b+json"),)
    # what the caller says of the body counts, not what the spec says
    both = operation(written=Written((), (("Content-Type", "text/plain"),), b"{}"), body=JSON)
    with pytest.raises(ArgumentError, match="JSON object or a form"):
        made(both, common, body={})
    with pytest.raises(ArgumentError, match="JSON object or a form"):
        made(operation(), common)


def test_a_body_in_pieces_takes_no_members() -> None:
    pieces: Any = Content([InMemory("body", b"{}")])
    written = operation(written=Written((), (("Content-Type", "application/json"),), pieces))
    with pytest.raises(ArgumentError, match="to a JSON object or a form only"):
        made(written, Common(PREFIX, members={"b": 2}))


def test_a_key_is_made_once_and_only_where_it_is_used() -> None:
    numbers = iter([0.0, 0.5, 0.25, 1 - 2**-32])
    keyed = operation(key_header="Idempotency-Key")
    arguments: dict[str, object] = {"a": 1}
    with_one = with_key(keyed, arguments, numbers.__next__)
    key = "00000000-8000-0000-4000-0000ffffffff"
    assert with_one == {"a": 1, KEY: key}
    assert with_key(keyed, with_one, numbers.__next__) is with_one
    assert with_key(operation(), arguments, numbers.__next__) is arguments
    unset = with_key(keyed, {KEY: UNSET}, lambda: 0.0)
    assert unset == {KEY: "00000000-0000-0000-0000-000000000000"}
    assert made(keyed, **{KEY: "k"}).key == "k"
    assert made(keyed).key is None
    assert made(operation(), **{KEY: "k"}).key is None


ID = Parameter(name="id", wire="id")
PIN = Parameter(name="pin", wire="pin", secret=True)


def test_a_path_is_escaped_and_its_secrets_are_hidden() -> None:
    path = build_path(("/a/", ID, "/", PIN), {"id": "x/ä", "pin": "1 2"})
    assert path == Path("/a/x%2F%C3%A4/1%202", "/a/x%2F%C3%A4/[hidden]")
    reserved = Parameter(name="id", wire="id", style="reserved")
    assert build_path(("/", reserved), {"id": "x/y z"}).text == "/x/y%20z"
    assert build_path(("/", ID), {"id": ["a", "b"]}).text == "/a,b"
    assert build_path(("/x.", ID), {"id": "."}).text == "/x.."


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "`id` must not be empty"),
        ([], "`id` must not be empty"),
        (["a", ""], "`id` must not be empty"),
        (".", "^`id`, `pin` would make a path segment of dots only$"),
        ("..", "would make a path segment of dots only"),
        ("a\x00", "must not contain control characters"),
        ("\x9f", "must not contain control characters"),
        ("\x1f", "must not contain control characters"),
        ("\x7f", "must not contain control characters"),
        ("\ud800", "half of a surrogate pair"),
        (object(), "`id` cannot be sent"),
        (["a,b"], "`id` has an item with a comma"),
    ],
)
def test_a_value_that_cannot_be_in_a_path(value: object, message: str) -> None:
    with pytest.raises(ArgumentError, match=message):
        build_path(("/", ID, "/", PIN), {"id": value, "pin": "x"})


@pytest.mark.parametrize(
    ("value", "is_valid"),
    [
        ("a", True),
        ("A-9.b", True),
        ("a" * 63, True),
        ("a" * 64, False),
        ("-a", False),
        ("a-", False),
        ("a..b", False),
        ("a.", False),
        ("a/b", False),
        ("", False),
        ("a_b", False),
    ],
)
def test_a_value_in_a_host_is_labels(value: str, *, is_valid: bool) -> None:
    pieces = ("https://", ID, ".example.com")
    if is_valid:
        assert build_origin(pieces, {"id": value}) == f"https://{value}.example.com"
    else:
        with pytest.raises(ArgumentError, match="`id` must be a part of a host"):
            build_origin(pieces, {"id": value})


@pytest.mark.parametrize(
    ("style", "value", "query"),
    [
        ("simple", ["a", "b c"], "q=a,b%20c"),
        ("simple", [], ""),
        ("simple", ("a",), "q=a"),
        ("simple", {"a": 1, "b": True}, "q=a,1,b,true"),
        ("repeated", ["a,b", "c"], "q=a%2Cb&q=c"),
        ("repeated", [], ""),
        ("repeated", {"a": 1, "b c": 2}, "a=1&b%20c=2"),
        ("deep", {"a": 1, "b": 2}, "q%5Ba%5D=1&q%5Bb%5D=2"),
        ("simple", 1.5, "q=1.5"),
        ("simple", frozenset({7}), "q=7"),
        ("simple", {7}, "q=7"),
        ("simple", "a,b", "q=a%2Cb"),
    ],
)
def test_the_styles_of_a_query(style: Any, value: object, query: str) -> None:
    described = operation(query=(Parameter(name="q", wire="q", style=style),))
    assert made(described, q=value).target == "/v1/all" + (f"?{query}" if query else "")


@pytest.mark.parametrize("name", ["q", "ä"])
def test_what_is_no_text_is_in_no_query(name: str) -> None:
    assert write_pair("a b", "c&") == "a%20b=c%26"
    with pytest.raises(ArgumentError, match=f"`{name}` contains half of a surrogate pair"):
        write_pair(name, "\ud800")
    with pytest.raises(ArgumentError, match=f"^`{'x' * 100}(?!x)"):
        write_pair("x" * 101, "\ud800")


@pytest.mark.parametrize("text", ["ä", "a\n", "\x7f", " a", "a ", " "])
def test_what_is_in_no_header_field(text: str) -> None:
    assert check_header("h", "X a b X") == "X a b X"
    with pytest.raises(ArgumentError, match=r"^`h` must"):
        check_header("h", text)


def test_a_mapping_has_its_names_as_text() -> None:
    query = (Parameter(name="q", wire="q", style="deep"),)
    numbers: Mapping[object, object] = {1: "b", 2: "c"}
    assert made(operation(query=query), q=numbers).target.endswith("?q%5B1%5D=b&q%5B2%5D=c")


class Thing(Record, frozen=True, kw_only=True):
    kind: Literal["k"] = field(name="Kind", default_factory=always("k"))
    name: str | None = field(name="Name", default=None)


def test_a_record_whose_members_are_the_arguments() -> None:
    for required in (True, False):
        body = Body(media_type="application/json", record=Thing, required=required)
        described = operation(body=body, query=(Parameter(name="kind", wire="kind"),))
        prepared = made(described, name="n", kind="other")
        assert (prepared.content, prepared.target) == (
            b'{"Kind":"k","Name":"n"}',
            "/v1/all?kind=other",
        )
        content = made(described, kind="other").content
        assert content == (b'{"Kind":"k"}' if required else None)


def test_a_body_tells_its_own_media_type() -> None:
    body = Body(media_type="multipart/form-data", record=Thing)
    prepared = made(operation(body=body), name="x")
    ((name, media_type),) = prepared.headers
    assert name == "Content-Type"
    assert media_type.startswith("multipart/form-data; boundary=")


def test_a_value_in_a_host_is_checked() -> None:
    short = Parameter(name="id", wire="id", kind=str, check=Check(max_length=2))
    assert build_origin((short,), {"id": "ab"}) == "ab"
    with pytest.raises(ArgumentError, match="`id`"):
        build_origin((short,), {"id": "abc"})


def test_constants_of_headers_replace_those_of_the_client() -> None:
    common = Common(PREFIX, headers=(("X-Version", "1"), ("X-Other", "a")))
    found = made(operation(fixed_headers=(("x-version", "2"), ("X-Target", "All"))), common)
    assert sorted((name.lower(), value) for name, value in found.headers) == [
        ("x-other", "a"),
        ("x-target", "All"),
        ("x-version", "2"),
    ]
