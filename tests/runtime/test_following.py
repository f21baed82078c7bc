"""URLs in responses: where they may lead, and what of them is sent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from runtime.following import AddressError, follow
from runtime.operation import Parameter

from .conftest import make_client, operation

CALL = operation(path=("/all",), query=(Parameter(name="q", wire="q"),))
TARGET = operation(name="things.next", path=())


def followed(reference: str, *dropped: str, call: Any = CALL, **changes: Any) -> str | None:
    with make_client(**changes) as client:
        setup = client._caller.setup
        found = follow(setup, call, {"q": "x"}, reference, TARGET, frozenset(dropped))
    assert found == replace(TARGET, address=found.address)
    return found.address


@pytest.mark.parametrize(
    ("reference", "url"),
    [
        ("/b", "https://api.example.com/b"),
        ("b", "https://api.example.com/t/things/b"),
        ("?page=2", "https://api.example.com/t/things/all?page=2"),
        ("https://api.example.com/b?x=1&y=a%20b", "https://api.example.com/b?x=1&y=a%20b"),
        ("https://east.api.example.com/b", "https://east.api.example.com/b"),
    ],
)
def test_a_url_is_absolute_or_relative_to_the_call(reference: str, url: str) -> None:
    assert followed(reference) == url


@pytest.mark.parametrize(
    "reference",
    [
        "https://evil.example/b",
        "http://api.example.com/b",
        "https://api.example.com:444/b",
        "https://east.api.example.com:444/",
        "//evil.example/b",
    ],
)
def test_a_url_of_another_host_is_refused_and_only_its_origin_told(reference: str) -> None:
    with pytest.raises(AddressError, match="`, which is not allowed") as caught:
        followed(reference + "?key=SECRET")
    assert "SECRET" not in str(caught.value)


@pytest.mark.parametrize("reference", ["https://[", "https://a b/", "\x00"])
def test_what_is_no_url_is_refused(reference: str) -> None:
    with pytest.raises(AddressError):
        followed(reference)


def test_the_host_of_either_operation_is_allowed() -> None:
    assert followed("/b", endpoint="http://127.0.0.1:8700/root") == "http://127.0.0.1:8700/b"
    assert followed("c", endpoint="http://127.0.0.1:8700") == "http://127.0.0.1:8700/t/things/c"


def test_a_url_is_relative_to_the_address_of_the_call_where_that_was_followed() -> None:
    call = replace(CALL, address="https://east.api.example.com/x/y?z=1", query=(), path=())
    assert followed("w", call=call) == "https://east.api.example.com/x/w"


@pytest.mark.parametrize(
    ("reference", "dropped", "query"),
    [
        ("/b?key=1&x=2", ("key",), "?x=2"),
        ("/b?x=2&key=1", ("key",), "?x=2"),
        ("/b?key=1", ("key",), ""),
        ("/b?k%65y=1&x=2&x=3", ("key",), "?x=2&x=3"),
        ("/b?a+b=1&x=2", ("a b",), "?x=2"),
        ("/b?key&x=2", ("key",), "?x=2"),
        ("/b?x=key&y=a=b", ("key",), "?x=key&y=a=b"),
        ("/b?key=1&sig=2", ("key", "sig"), ""),
        ("/b?x=1", ("key",), "?x=1"),
        ("/b?x=1&&y=2", ("key",), "?x=1&&y=2"),
        ("/b", ("key",), ""),
        ("/b?key=1", (), "?key=1"),
    ],
)
def test_entries_of_credentials_are_left_out(
    reference: str, dropped: tuple[str, ...], query: str
) -> None:
    assert followed(reference, *dropped) == f"https://api.example.com/b{query}"
