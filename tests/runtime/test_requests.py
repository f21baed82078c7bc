"""The parts of requests: paths, queries, header fields and bodies."""

from __future__ import annotations

import datetime as dt
import decimal
import enum
import uuid
from collections.abc import Mapping
from typing import Any, ClassVar
from urllib.parse import unquote_plus

import httpx2
import pytest

from runtime.checks import Check
from runtime.errors import ArgumentError
from runtime.operation import Body, Parameter
from runtime.records import UNSET, OpenEnum, Record, Xml, XmlMember, field
from runtime.scalars import to_text

from .conftest import SERVICE, make_client, operation

LOCAL = dt.timezone(dt.timedelta(minutes=53, seconds=28))


class Colour(OpenEnum):
    RED = "red"


class Digit(enum.IntEnum):
    THREE = 3


class Part(Record, frozen=True, kw_only=True):
    __checks__: ClassVar[Mapping[str, Check]] = {"size": Check(minimum=1, maximum=9)}

    size: int = field(name="Size")


class Thing(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(
        name="Thing",
        namespace="urn:things",
        members={
            "Id": XmlMember(attribute=True),
            "Tags": XmlMember(item="Tag"),
            "Flat": XmlMember(wrapped=False),
            "Other": XmlMember(name="Renamed", namespace="urn:other"),
        },
    )
    __checks__: ClassVar[Mapping[str, Check]] = {"name": Check(min_length=2)}
    __nullable__: ClassVar[frozenset[str]] = frozenset({"nothing"})

    id: str | None = field(name="Id", default=None)
    name: str = field(name="Name")
    tags: list[str] | None = field(name="Tags", default=None)
    flat: list[int] | None = field(name="Flat", default=None)
    other: str | None = field(name="Other", default=None)
    parts: list[Part] | None = field(name="Parts", default=None)
    nothing: str | None = field(name="Nothing", default=None)


def sent(description: Any, **arguments: Any) -> httpx2.Request:
    requests: list[httpx2.Request] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        requests.append(request)
        return httpx2.Response(200, content=b"null")

    with make_client(answer, endpoint=SERVICE.endpoint) as client:
        client._caller.call(description, arguments)
    return requests[0]


def path(value: object, **settings: Any) -> str:
    parameter = Parameter(name="x", wire="X", **settings)
    url = sent(operation(path=("/a/", parameter, "/b")), x=value).url
    return url.raw_path.decode().removeprefix("/t/things/a/").removesuffix("/b")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("../x", "..%2Fx"),
        ("a/b?c#d%e f&g;h=i", "a%2Fb%3Fc%23d%25e%20f%26g%3Bh%3Di"),
        ("...", "..."),
        ("é\u202e", "%C3%A9%E2%80%AE"),
        (True, "true"),
        (-12, "-12"),
        (2.5, "2.5"),
        (decimal.Decimal("1.10"), "1.10"),
        (uuid.UUID(int=1), "00000000-0000-0000-0000-000000000001"),
        (dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "2020-01-02T03%3A04%3A05Z"),
        (dt.date(2020, 1, 2), "2020-01-02"),
        (dt.datetime(2020, 1, 2, tzinfo=LOCAL), "2020-01-01T23%3A06%3A32Z"),
        (dt.time(3, 4, 5, tzinfo=dt.UTC), "03%3A04%3A05Z"),
        (decimal.Decimal("1E+3"), "1000"),
        (decimal.Decimal("0E-8"), "0.00000000"),
        (decimal.Decimal("-1.50E-9"), "-0.00000000150"),
        (dt.timedelta(hours=1, seconds=5), "PT3605S"),
        (b"\xff\xfe", "%2F%2F4%3D"),
        (Colour.RED, "red"),
        (Colour("mauve"), "mauve"),
        (Digit.THREE, "3"),
        (["a", "b/c"], "a,b%2Fc"),
        ({"k": 1, "l": "m"}, "k,1,l,m"),
        (Part(size=2), "Size,2"),
    ],
)
def test_a_path_value_is_spelled_and_stays_in_its_segment(value: object, text: str) -> None:
    assert path(value) == text


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("", "`x` must not be empty"),
        ([], "`x` must not be empty"),
        (["a", ""], "`x` must not be empty"),
        (".", "`x` would make a path segment of dots only"),
        ("..", "`x` would make a path segment of dots only"),
        ("a\nb", "`x` must not contain control characters"),
        ("a\0", "`x` must not contain control characters"),
        ("a\x85", "`x` must not contain control characters"),
        ("\ud800", "`x` contains half of a surrogate pair"),
        (["a,b"], "`x` has an item with a comma"),
        (None, "`x` cannot be sent: `NoneType` is not a scalar"),
        (object(), "`x` cannot be sent"),
        (float("nan"), "`x` must be finite"),
        (decimal.Decimal("1E+999999999"), "`x` cannot be sent: a decimal must have at most 4096 d"),
        (decimal.Decimal("1E-5000"), "`x` cannot be sent: a decimal must have at most 4096 digits"),
        (
            dt.datetime(2020, 1, 2),
            "`x` has no offset from UTC, which a moment needs: add Z or an off",
        ),
        ([dt.time(3, 4)], r"`x\[0\]` has no offset from UTC, which a moment needs: add Z or"),
        ([["a"]], "`x` cannot be sent"),
    ],
)
def test_a_path_value_that_would_do_harm_is_refused(value: object, message: str) -> None:
    with pytest.raises(ArgumentError, match=message.replace("`", "`")):
        path(value)


def test_a_path_value_that_is_left_out_is_refused() -> None:
    parameter = Parameter(name="x", wire="X")
    with pytest.raises(ArgumentError, match="`x`"):
        sent(operation(path=("/", parameter)), x=UNSET)


def test_a_url_that_is_too_long_is_refused() -> None:
    with pytest.raises(ArgumentError, match="a URL that is too long"):
        path("a" * 70_000)


def test_dots_beside_literal_text_are_seen_too() -> None:
    parameter = Parameter(name="x", wire="X")
    with pytest.raises(ArgumentError, match="dots only"):
        sent(operation(path=("/.", parameter)), x=".")


@pytest.mark.parametrize(
    ("style", "value", "text"),
    [
        ("simple", "a b&c=d", "X=a%20b%26c%3Dd"),
        ("simple", "", "X="),
        ("simple", "line\nfeed", "X=line%0Afeed"),
        ("simple", ["a", "b c"], "X=a,b%20c"),
        ("simple", [], ""),
        ("simple", {"k": 1}, "X=k,1"),
        ("repeated", ["a,b", "c"], "X=a%2Cb&X=c"),
        ("repeated", {"k": 1, "l": 2}, "k=1&l=2"),
        ("repeated", "one", "X=one"),
        ("deep", {"k&": 1, "l": True}, "X%5Bk%26%5D=1&X%5Bl%5D=true"),
        ("simple", False, "X=false"),
        ("simple", UNSET, ""),
    ],
)
def test_query_styles(style: Any, value: object, text: str) -> None:
    description = operation(query=(Parameter(name="x", wire="X", style=style),))
    assert sent(description, x=value).url.query.decode() == text


def test_a_query_parameter_with_half_a_surrogate_is_refused() -> None:
    description = operation(query=(Parameter(name="x", wire="X"),))
    with pytest.raises(ArgumentError, match="surrogate"):
        sent(description, x="\udc00")


def test_what_every_request_carries() -> None:
    headers = sent(operation()).headers
    assert headers["host"] == "api.example.com"
    assert headers["accept"] == "application/json"
    assert headers["x-version"] == "7"
    assert headers["user-agent"].startswith("example/1.0 python/3.")
    assert headers["accept-encoding"] == "gzip, deflate"
    assert "content-length" not in headers
    assert "content-type" not in headers


def test_a_header_parameter_replaces_a_field_of_all_requests() -> None:
    description = operation(headers=(Parameter(name="x", wire="X-Version"),))
    assert sent(description, x=["8", "9"]).headers.get_list("x-version") == ["8,9"]
    assert sent(description, x=UNSET).headers.get_list("x-version") == ["7"]


def test_an_operation_can_ask_for_another_media_type() -> None:
    assert sent(operation(accept="text/plain")).headers.get_list("accept") == ["text/plain"]


@pytest.mark.parametrize("value", ["a\r\nEvil: 1", "a\nb", "\0", "é", " a", "a ", "a\tb", "\x7f"])
def test_a_header_value_that_would_do_harm_is_refused(value: str) -> None:
    with pytest.raises(ArgumentError, match="`x` must"):
        sent(operation(headers=(Parameter(name="x", wire="X"),)), x=value)


def test_a_check_speaks_of_the_rule_and_not_of_the_value() -> None:
    check = Check(min_length=3, pattern="^[a-z]+$", rule="three small letters")
    with pytest.raises(ArgumentError) as caught:
        path("SECRET", check=check)
    assert str(caught.value) == "`x` must be three small letters"


@pytest.mark.parametrize(
    ("check", "value", "message"),
    [
        (Check(min_length=2), "a", "must have 2 or more characters"),
        (Check(min_length=2, max_length=3), "abcd", "must have 2 to 3 characters"),
        (Check(pattern="^a"), "b", "must match `^a`"),
        (Check(pattern="^a"), "a" * 4097, "must have at most 4096 characters"),
        (Check(pattern="^a"), 5, "must be text, not a number"),
        (Check(min_length=1), True, "must be text, not `bool`"),
        (Check(minimum=1), 0, "must be at least 1"),
        (Check(maximum=1), decimal.Decimal("1.5"), "must be at most 1"),
        (Check(exclusive_minimum=1), 1.0, "must be above 1"),
        (Check(exclusive_maximum=1), 1, "must be below 1"),
        (Check(max_length=1), ["a", "b"], "must have 0 to 1 items"),
        (Check(items=Check(min_length=2)), ["aa", "b"], "x[...]` must have 2 or more"),
        (Check(items=Check(maximum=2)), {"a": 3}, "x[...]` must be at most 2"),
    ],
)
def test_bounds(check: Check, value: object, message: str) -> None:
    with pytest.raises(ArgumentError) as caught:
        check.apply("x", value)
    assert message in str(caught.value)


def test_values_within_bounds_pass() -> None:
    Check(min_length=1, max_length=3, pattern="b").apply("x", "abc")
    Check(minimum=1, maximum=2, exclusive_maximum=3).apply("x", 2)
    Check(items=Check(minimum=1)).apply("x", [1, 2])


THING = {
    "id": "7&",
    "name": "a<b>",
    "tags": ["x", "y"],
    "flat": [1, 2],
    "other": "o",
    "parts": [Part(size=3)],
    "nothing": None,
}


def body(media_type: str, **settings: Any) -> Any:
    return operation(method="POST", body=Body(media_type=media_type, **settings))


def test_a_json_body_is_flattened_from_its_record() -> None:
    request = sent(body("application/json", record=Thing), **THING)
    assert request.headers["content-type"] == "application/json"
    assert request.headers["content-length"] == str(len(request.content))
    assert request.content == (
        b'{"Id":"7&","Name":"a<b>","Tags":["x","y"],"Flat":[1,2],"Other":"o",'
        b'"Parts":[{"Size":3}],"Nothing":null}'
    )


MAPPING: dict[str, Any] = {
    "id": "7&",
    "name": "a<b>",
    "tags": ("x", "y"),
    "flat": [1, 2],
    "other": "o",
    "parts": [{"size": 3}],
    "nothing": None,
}


@pytest.mark.parametrize("media_type", ["application/json", "application/xml"])
def test_a_mapping_is_sent_as_its_record_is(media_type: str) -> None:
    flat = sent(body(media_type, record=Thing), **THING).content
    assert sent(body(media_type, record=Thing), **MAPPING).content == flat
    assert sent(body(media_type, name="body", kind=Thing), body=MAPPING).content == flat
    record = Thing(**{**THING, "nothing": None})
    whole = sent(body(media_type, name="body", kind=Thing), body=record).content
    # a record cannot say that an optional field is null
    assert whole == sent(body(media_type, record=Thing), **{**THING, "nothing": UNSET}).content
    assert whole != flat


def test_a_mapping_in_a_parameter_or_a_form_is_sent_as_its_record_is() -> None:
    form = body("application/x-www-form-urlencoded", name="body", kind=Part)
    assert (
        sent(form, body={"size": 3}).content == sent(form, body=Part(size=3)).content == b"Size=3"
    )
    query = operation(query=(Parameter(name="part", wire="part", kind=Part, style="deep"),))
    assert sent(query, part={"size": 3}).url.query == b"part%5BSize%5D=3"


@pytest.mark.parametrize(
    ("lists", "content"),
    [
        ("indexed", "d[a.b]=1.5&d[list][0]=x&d[list][1]=y"),
        ("brackets", "d[a.b]=1.5&d[list][]=x&d[list][]=y"),
        ("repeated", "d[a.b]=1.5&d[list]=x&d[list]=y"),
    ],
)
def test_a_nested_form(lists: Any, content: str) -> None:
    description = body("application/x-www-form-urlencoded", lists=lists)
    value = {"d": {"a.b": decimal.Decimal("1.5"), "list": ["x", "y"], "none": None, "empty": []}}
    assert unquote_plus(sent(description, body=value).content.decode()) == content


@pytest.mark.parametrize("key", ["", "a[", "]"])
def test_a_key_of_a_nested_form_has_no_brackets(key: str) -> None:
    description = body("application/x-www-form-urlencoded", lists="indexed")
    with pytest.raises(ArgumentError, match="is empty or has brackets"):
        sent(description, body={"d": {key: "x"}})


def test_members_that_are_left_out_are_not_sent() -> None:
    request = sent(body("application/json", record=Thing), name="ab", tags=UNSET)
    assert request.content == b'{"Name":"ab"}'


def test_an_xml_body_has_order_namespace_and_attributes() -> None:
    request = sent(body("application/xml", record=Thing), **THING)
    assert request.content.decode() == (
        '<Thing xmlns="urn:things" Id="7&amp;"><Name>a&lt;b&gt;</Name>'
        "<Tags><Tag>x</Tag><Tag>y</Tag></Tags><Flat>1</Flat><Flat>2</Flat>"
        '<Renamed xmlns="urn:other">o</Renamed>'
        "<Parts><Part><Size>3</Size></Part></Parts>"
        '<Nothing i:nil="true" xmlns:i="http://www.w3.org/2001/XMLSchema-instance"/></Thing>'
    )


def test_an_xml_body_that_is_a_list_has_the_root_it_is_given() -> None:
    description = body("text/xml", name="body", root="Things", namespace="urn:t")
    request = sent(description, body=[Part(size=1), Part(size=2)])
    assert request.content == (
        b'<Things xmlns="urn:t"><Part><Size>1</Size></Part><Part><Size>2</Size></Part></Things>'
    )


def test_an_xml_body_that_is_a_map_has_its_names_as_elements() -> None:
    request = sent(body("application/xml", name="body", root="Map"), body={"a": 1, "b": [True]})
    assert request.content == b"<Map><a>1</a><b><item>true</item></b></Map>"


@pytest.mark.parametrize("text", ["\0", "\x0b", "\ufffe", "\ud800"])
def test_xml_cannot_carry_every_character(text: str) -> None:
    with pytest.raises(ArgumentError):
        sent(body("application/xml", record=Thing), name=f"a{text}")


def test_white_space_in_xml_survives() -> None:
    request = sent(body("application/xml", record=Thing), name="a\tb\n")
    assert b"<Name>a\tb\n</Name>" in request.content


def test_a_form_is_escaped_and_repeats_lists() -> None:
    request = sent(
        body("application/x-www-form-urlencoded", record=Thing), name="a b&", flat=[1, 2]
    )
    assert request.content == b"Name=a+b%26&Flat=1&Flat=2"


@pytest.mark.parametrize(
    ("media_type", "value", "content"),
    [
        ("application/json", "key", b'"key"'),
        ("application/vnd.x+json; charset=utf-8", [1, None, True], b"[1,null,true]"),
        ("text/plain", "h\u00e9", b"h\xc3\xa9"),
        ("application/octet-stream", b"\0\1", b"\0\1"),
        ("application/octet-stream", bytearray(b"ab"), b"ab"),
        ("application/json", None, b"null"),
    ],
)
def test_a_body_that_is_no_record(media_type: str, value: object, content: bytes) -> None:
    request = sent(body(media_type, name="body"), body=value)
    assert request.content == content
    assert request.headers["content-type"] == media_type


def test_a_post_without_body_says_that_it_has_none() -> None:
    assert sent(operation(method="POST")).headers["content-length"] == "0"
    request = sent(body("application/json", name="body"), body=UNSET)
    assert request.headers["content-length"] == "0"
    assert "content-type" not in request.headers


@pytest.mark.parametrize(
    ("media_type", "value"),
    [
        ("application/json", "\ud800"),
        ("application/json", object()),
        ("application/json", {1.5: object()}),
        ("application/octet-stream", 5),
        ("application/x-www-form-urlencoded", "text"),
        ("application/x-www-form-urlencoded", {"a": {"b": 1}}),
        ("text/plain", "\udfff"),
        ("application/xml", object()),
    ],
)
def test_a_body_that_cannot_be_written_is_refused(media_type: str, value: object) -> None:
    with pytest.raises(ArgumentError):
        sent(body(media_type, name="body"), body=value)


def test_members_are_checked_wherever_they_are() -> None:
    description = body("application/json", record=Thing)
    with pytest.raises(ArgumentError, match=r"^`name` must have 2 or more"):
        sent(description, name="a")
    with pytest.raises(ArgumentError, match=r"^`parts\[1\].size` must be at most 9"):
        sent(description, name="ab", parts=[Part(size=1), Part(size=10)])
    with pytest.raises(ArgumentError, match=r"^`body\[k\]\[0\].size` must be at least 1"):
        sent(body("application/json", name="body"), body={"k": [Part(size=0)]})
    with pytest.raises(ArgumentError, match=r"^`name` is missing$"):
        sent(description, tags=["x"])
    with pytest.raises(ArgumentError, match="`key` must have"):
        sent(body("application/json", name="key", check=Check(min_length=3)), key="ab")


@pytest.mark.parametrize(
    ("members", "message"),
    [
        ({"name": None}, "`name` must be text, not `NoneType`"),
        ({"name": "ab", "other": 5}, "`other` must be text, not `int`"),
        ({"name": "ab", "other": b"x"}, "`other` must be text, not `bytes`"),
        ({"name": "ab", "tags": ["x", 5]}, "`tags[1]` must be text, not `int`"),
        ({"name": "ab", "flat": "SECRET"}, "`flat` must be a list, not `str`"),
        ({"name": "ab", "flat": [True]}, "`flat[0]` must be a whole number, not `bool`"),
        ({"name": "ab", "parts": [5]}, "`parts[0]` must be a `Part`, not `int`"),
        ({"name": "ab", "other": None}, "`other` must be text, not `NoneType`"),
        (
            {"name": "ab", "parts": [{"size": "SECRET"}]},
            "`parts[0].size` must be a whole number, not `str`",
        ),
        ({"name": "ab", "parts": [{"size": 10}]}, "`parts[0].size` must be at most 9"),
        ({"name": "ab", "parts": [{}]}, "`parts[0].size` is missing"),
        ({"name": "ab", "parts": [{"size": UNSET}]}, "`parts[0].size` is missing"),
        (
            {"name": "ab", "parts": [{"Size": "SECRET"}]},
            "`parts[0]` has no field `Size`: it is called `size`",
        ),
        (
            {"name": "ab", "parts": [{"size": 1, "SECR\n": 2}]},
            "`parts[0]` has no field `SECR\\n`",
        ),
        (
            {"name": "ab", "parts": [Part(size="3")]},  # type: ignore[arg-type]
            "`parts[0].size` must be a whole number, not `str`",
        ),
    ],
)
@pytest.mark.parametrize("media_type", ["application/json", "application/xml"])
def test_members_have_their_declared_types(
    media_type: str, members: dict[str, Any], message: str
) -> None:
    with pytest.raises(ArgumentError) as caught:
        sent(body(media_type, record=Thing), **members)
    assert str(caught.value) == message


AMOUNT, MOMENT = decimal.Decimal("1.50"), dt.datetime(2020, 1, 2, tzinfo=dt.UTC)
PLACES: dict[str, Any] = {
    "path": lambda kind: {"path": ("/", Parameter(name="v", wire="v", kind=kind))},
    "query": lambda kind: {"query": (Parameter(name="v", wire="v", kind=kind),)},
    "header": lambda kind: {"headers": (Parameter(name="v", wire="v", kind=kind),)},
    **{
        media_type: lambda kind, media_type=media_type: {
            "method": "POST",
            "body": Body(media_type=media_type, name="v", kind=kind),
        }
        for media_type in ("application/json", "application/xml")
    },
    "form": lambda kind: {
        "method": "POST",
        "body": Body(
            media_type="application/x-www-form-urlencoded", name="v", kind=dict[str, kind]
        ),
    },
}


@pytest.mark.parametrize(
    ("kind", "value", "word"),
    [
        (int, True, "a whole number, not `bool`"),
        (int, "../x", "a whole number, not `str`"),
        (int, 1.0, "a whole number, not `float`"),
        (float, "1", "a number, not `str`"),
        (float, AMOUNT, "a number, not `Decimal`"),
        (str, b"x", "text, not `bytes`"),
        (str, 5, "text, not `int`"),
        (str, None, "text, not `NoneType`"),
        (str, UNSET, "text, not `UnsetType`"),
        (bool, 1, "`True` or `False`, not `int`"),
        (bytes, "eA==", "bytes, not `str`"),
        (decimal.Decimal, 1.5, "a `Decimal`, not `float`"),
        (decimal.Decimal, "1.5", "a `Decimal`, not `str`"),
        (dt.datetime, "2020-01-02T03:04:05Z", "a `datetime`, not `str`"),
        (dt.datetime, dt.date(2020, 1, 2), "a `datetime`, not `date`"),
        (dt.date, MOMENT, "a `date`, not `datetime`"),
        (uuid.UUID, "x", "a `UUID`, not `str`"),
        (Colour, 5, "a `Colour`, not `int`"),
        (Digit, 4, "a `Digit`, not `int`"),
        (Digit, True, "a `Digit`, not `bool`"),
        (Part, 2, "a `Part`, not `int`"),
        (list[int], "12", "a list, not `str`"),
        (dict[str, int], [1], "a mapping, not `list`"),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_a_value_has_its_declared_type_wherever_it_stands(
    place: str, kind: Any, value: object, word: str
) -> None:
    given, name = ({"k": value}, "v[k]") if place == "form" else (value, "v")
    if value is UNSET and place != "form":
        given, name, kind = [value], "v[0]", list[kind]
    with pytest.raises(ArgumentError) as caught:
        sent(operation(**PLACES[place](kind)), v=given)
    assert str(caught.value) == f"`{name}` must be {word}"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (str, "x", '"x"'),
        (int, 5, "5"),
        (float, 5, "5"),
        (decimal.Decimal, AMOUNT, '"1.50"'),
        (decimal.Decimal, decimal.Decimal("1E+3"), '"1000"'),
        (decimal.Decimal, 5, '"5"'),
        (dt.datetime, MOMENT, '"2020-01-02T00:00:00Z"'),
        (Colour, Colour.RED, '"red"'),
        (Colour, "mauve", '"mauve"'),
        (Digit, 3, "3"),
        (bytes, bytearray(b"x"), '"eA=="'),
        (bytes, memoryview(b"x"), '"eA=="'),
    ],
)
@pytest.mark.parametrize("place", PLACES)
def test_a_value_of_its_declared_type_is_sent(
    place: str, kind: Any, value: object, text: str
) -> None:
    given = {"k": value} if place == "form" else value
    request = sent(operation(**PLACES[place](kind)), v=given)
    written = unquote_plus(f"{request.url.raw_path.decode()} {request.headers.get('v', '')}")
    written += unquote_plus(request.content.decode())
    assert (text if place == "application/json" else text.strip('"')) in written


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (AMOUNT, '"1.50"'),
        ([AMOUNT], '["1.50"]'),
        ({"a": decimal.Decimal("1E+3")}, '{"a":"1000"}'),
        ([decimal.Decimal("0E-8")], '["0.00000000"]'),
        (Part(size=1), '{"Size":1}'),
    ],
)
def test_what_has_any_type_is_sent_by_what_it_is(value: object, text: str) -> None:
    assert sent(body("application/json", name="v"), v=value).content == text.encode()


@pytest.mark.parametrize(
    ("value", "fits"),
    [(b"", True), (b"abc", True), (b"abcd", False), (b"abcdef", False)],
)
def test_the_length_of_bytes_is_that_of_their_base64(value: bytes, fits: bool) -> None:
    check = Check(max_length=4)
    if fits:
        return check.apply("x", value)
    with pytest.raises(ArgumentError, match="`x` must have 0 to 4 characters of base64"):
        check.apply("x", value)
    return None


def test_bounds_of_text_are_those_of_what_is_sent() -> None:
    Check(pattern="^[0-9.]+$", max_length=4).apply("x", decimal.Decimal("1E+3"))
    Check(pattern="Z$").apply("x", MOMENT)
    with pytest.raises(ArgumentError, match="must match `\\^7`"):
        Check(pattern="^7").apply("x", uuid.UUID(int=1))


def test_a_member_that_nothing_can_carry_is_refused() -> None:
    for value in (object(), "\ud800"):
        with pytest.raises(ArgumentError):
            sent(body("application/json", record=Thing), name="ab", other=value)


def test_preparing_sends_nothing_and_shows_no_credential() -> None:
    with make_client() as client:
        prepared = client.prepare(body("application/json", record=Thing), name="ab")
    assert (prepared.method, prepared.target) == ("POST", "/t/things/all")
    assert dict(prepared.headers)["Content-Type"] == "application/json"
    assert prepared.content == b'{"Name":"ab"}'
    assert client.endpoint == "https://api.example.com"


@pytest.mark.parametrize(
    "value", [dt.datetime(2020, 1, 2), dt.time(3), float("nan"), decimal.Decimal("sNaN")]
)
def test_what_no_text_can_carry_has_none(value: object) -> None:
    with pytest.raises(ValueError, match=r"offset from UTC|must be finite"):
        to_text(value)
