"""Arguments that nothing can carry: each is refused before anything is sent, in words of our own."""

from __future__ import annotations

import re
from contextlib import suppress
from decimal import Decimal
from typing import Any
from xml.parsers import expat

import httpx2
import pytest

from runtime.credentials.bearer import BearerToken
from runtime.errors import ArgumentError
from runtime.operation import Body, Parameter
from runtime.records import Record

from .conftest import call, make_client, operation


class Thing(Record, frozen=True, kw_only=True):
    number: float | None = None
    more: object = None


def _deep() -> list[object]:
    value: list[object] = []
    for _ in range(5_000):
        value = [value]
    return value


ENDLESS: list[object] = []
ENDLESS.append(ENDLESS)
PLACES: dict[str, dict[str, Any]] = {
    "path": {"path": ("/", Parameter(name="v", wire="v"))},
    "query": {"query": (Parameter(name="v", wire="v"),)},
    "repeated": {"query": (Parameter(name="v", wire="v", style="repeated"),)},
    "deep": {"query": (Parameter(name="v", wire="v", style="deep"),)},
    "header": {"headers": (Parameter(name="v", wire="v"),)},
    "json": {"method": "POST", "body": Body(media_type="application/json", name="v")},
    "xml": {"method": "POST", "body": Body(media_type="application/xml", name="v")},
    "form": {"method": "POST", "body": Body(media_type="application/x-www-form-urlencoded", name="v")},
}  # fmt: skip
VALUES: dict[str, object] = {
    "endless": ENDLESS,
    "deep": _deep(),
    "nan": float("nan"),
    "infinity": Decimal("Infinity"),
    "signalling": Decimal("sNaN"),
    "object": object(),
    "record of an object": Thing(more=object()),
    "record without end": Thing(more=ENDLESS),
    "key of an object": {object(): 1},
}


def refuse(_: httpx2.Request) -> httpx2.Response:
    raise AssertionError("sent")


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES.keys())
@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_what_nothing_can_carry_is_an_argument_error(place: Any, value: object) -> None:
    with pytest.raises(ArgumentError) as caught:
        call(make_client(refuse), operation(**place), v=value)
    assert str(caught.value).isprintable()
    assert re.search(r"\bv\b", str(caught.value)) or "argument" in str(caught.value)


@pytest.mark.parametrize("value", [[float("nan")], {"a": float("inf")}, Thing(number=float("nan"))])
def test_json_does_not_turn_a_number_into_null(value: object) -> None:
    with pytest.raises(ArgumentError, match="must be finite"):
        call(make_client(refuse), operation(**PLACES["json"]), v=value)


def element_names(document: bytes) -> list[str]:
    names: list[str] = []
    parser = expat.ParserCreate()
    parser.StartElementHandler = lambda name, _: names.append(name)
    parser.Parse(document, True)
    return names


@pytest.mark.parametrize("before", ["", "a"])
def test_a_key_that_is_sent_is_a_name_to_every_reader_of_xml(before: str) -> None:
    client, described = make_client(refuse), operation(**PLACES["xml"])
    sent: dict[str, bytes] = {}
    for code in (*range(0xD800), *range(0xE000, 0x10000), *range(0x10000, 0x110000, 997)):
        key = before + chr(code)
        with suppress(ArgumentError):
            sent[key] = client.prepare(described, v={key: "x"}).content or b""
    for key, content in sent.items():
        assert element_names(content)[1:] == [key]
    assert {f"{before}{each}" for each in "aZ_éжλ日ひカ한"} <= sent.keys()


@pytest.mark.parametrize("key", ["a/><evil", "a b", "1", "", "a:b", 'a x="1"'])
def test_a_key_is_no_xml_of_its_own(key: str) -> None:
    with pytest.raises(ArgumentError, match="a key that is not a valid element name"):
        call(make_client(refuse), operation(**PLACES["xml"]), v={key: "x"})


@pytest.mark.parametrize(
    "headers",
    [5, "x", [("a", "b")], {1: "x"}, {b"a": "x"}, {"Expect": "100-continue"}, {"Upgrade": "h2c"}],
)
def test_header_fields_that_are_none_are_refused(headers: Any) -> None:
    with pytest.raises(ArgumentError, match="`headers`"):
        make_client(refuse).with_options(headers=headers)


def test_a_name_of_a_header_field_that_is_none_is_told() -> None:
    with pytest.raises(ArgumentError, match=r"the name `a b\\n`, which is not made of ASCII"):
        make_client(refuse).with_options(headers={"x_y.z": "x", "a b\n": "x"})


@pytest.mark.parametrize(
    ("name", "value"),
    [("proxy", 5), ("ca_file", 5), ("credential", "a token"), ("endpoint", "https://a:0")],
)
def test_settings_of_another_type_are_refused(name: str, value: Any) -> None:
    with pytest.raises(ArgumentError, match=f"`{name}`"):
        make_client(**{name: value})._pool.get()


def test_a_credential_replaces_a_field_of_its_name() -> None:
    seen: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        seen.append(request)
        return httpx2.Response(200, json=1)

    client = make_client(answer, credential=BearerToken("ours", scope=None))
    call(client.with_options(headers={"authorization": "theirs"}))
    assert seen[0].headers.get_list("authorization") == ["Bearer ours"]
