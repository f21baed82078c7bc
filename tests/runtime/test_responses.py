"""A response becomes the right value, or an exception with all of it that shows no body."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import pickle
import uuid
import zlib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

import httpx2
import pytest

from runtime.errors import ServiceError, UnexpectedResponse
from runtime.header_fields import HeaderFields, header
from runtime.limits import LARGEST_BODY
from runtime.operation import Form, ResponseCase, ResponseChoice
from runtime.records import OpenEnum, OpenIntEnum, Record, Xml, XmlMember, field

from .conftest import NotFoundError, operation


class State(OpenEnum):
    ON = "On"


class Level(OpenIntEnum):
    LOW = 1


class Inner(Record, frozen=True, kw_only=True):
    __secrets__: ClassVar[frozenset[str]] = frozenset({"key"})

    key: str | None = field(name="Key", default=None)


class Need(Record, frozen=True, kw_only=True):
    key: str = field(name="Key")


class Priced(Record, frozen=True):
    texts: list[str]
    prices: list[Decimal] = field(name="price_1")


class Thing(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(
        name="Thing",
        members={"Flat": XmlMember(wrapped=False), "Odd": XmlMember(name="Renamed")},
    )
    __integers__: ClassVar[Mapping[str, Mapping[str, int]]] = {
        "Code": {"Created": 201},
        "Codes": {"Created": 201},
    }

    name: str = field(name="Name")
    code: int | None = field(name="Code", default=None)
    codes: list[int] | None = field(name="Codes", default=None)
    flag: bool | None = field(name="Flag", default=None)
    state: State | None = field(name="State", default=None)
    level: Level | None = field(name="Level", default=None)
    identity: uuid.UUID | None = field(name="Id", default=None)
    when: dt.datetime | None = field(name="When", default=None)
    day: dt.date | None = field(name="Day", default=None)
    clock: dt.time | None = field(name="Clock", default=None)
    price: Decimal | None = field(name="Price", default=None)
    ratio: float | None = field(name="Ratio", default=None)
    data: bytes | None = field(name="Data", default=None)
    inner: Inner | None = field(name="Inner", default=None)
    need: Need | None = field(name="Need", default=None)
    measures: list[float] | None = field(name="Measures", default=None)
    prices: dict[str, Decimal] | None = field(name="Prices", default=None)
    tags: list[str] | None = field(name="Tags", default=None)
    flat: list[int] | None = field(name="Flat", default=None)
    odd: str | None = field(name="Odd", default=None)
    extra: dict[str, int] | None = field(name="Extra", default=None)
    anything: object = field(name="Any", default=None)


def response(
    content: bytes,
    content_type: str | None = None,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> httpx2.Response:
    fields = {**(headers or {}), "x-request-id": "r1"}
    if content_type is not None:
        fields["content-type"] = content_type
    return httpx2.Response(status, headers=fields, stream=httpx2.ByteStream(content))


def gzipped(content: bytes) -> bytes:
    """Return gzip data without the time in its header, since test ids are made of it."""
    return gzip.compress(content, mtime=0)


def of(kind: Any) -> Any:
    return operation(responses={200: kind})


READABLE: list[tuple[bytes, dict[str, Any]]] = [
    (b'{"Name":"n","Code":201}', {"name": "n", "code": 201}),
    (b' \r\n{"Code":201,"Name":"n"}\n', {"name": "n", "code": 201}),
    (b'\xef\xbb\xbf{"Name":"n"}', {"name": "n", "code": None}),
    ('{"Name":"é"}'.encode("utf-16"), {"name": "é"}),
    (b'{"Name":"a\\/b"}', {"name": "a/b"}),
    (b'{"Name":"n","Unknown":{"a":[1]}}', {"name": "n"}),
    (b'{"Name":"n","Code":"201"}', {"code": 201}),
    (b'{"Name":"n","Code":"Created","Codes":["Created",202]}', {"code": 201, "codes": [201, 202]}),
    (b'{"Name":"n","Flag":"true"}', {"flag": True}),
    (b'{"Name":"n","State":"Half"}', {"state": "Half"}),
    (b'{"Name":"n","State":"On","Code":null}', {"state": State.ON, "code": None}),
    (b'{"Name":"n","State":"null"}', {"state": "null"}),
    (b'{"Name":"n","Level":77}', {"level": 77}),
    (b'{"Name":"n","Price":1.10}', {"price": Decimal("1.10")}),
    (b'{"Name":"n","Price":"1.10"}', {"price": Decimal("1.10")}),
    # beside a member spelled as text, which takes another way, numbers stay exact
    (b'{"Name":"n","Code":"1","Price":1.10}', {"price": Decimal("1.10"), "code": 1}),
    (b'{"Name":"n","Code":"1","Price":0.1234567890123456789012}',
     {"price": Decimal("0.1234567890123456789012")}),
    (b'{"Name":"n","Code":9007199254740993.0,"Flag":"true"}', {"code": 9007199254740993}),
    (b'{"Name":"n","Flag":"true","Ratio":1.5,"Any":[1.5]}', {"ratio": 1.5, "anything": [1.5]}),
    (b'{"Name":"n","When":"2020-01-02T23:59:59.9999999Z"}',
     {"when": dt.datetime(2020, 1, 2, 23, 59, 59, 999999, tzinfo=dt.UTC)}),
    (b"<Thing><Name>n</Name><When>2020-01-02T23:59:59.9999999Z</When></Thing>",
     {"when": dt.datetime(2020, 1, 2, 23, 59, 59, 999999, tzinfo=dt.UTC)}),
    (b'{"Name":"n","Data":"AAE="}', {"data": b"\0\1"}),
    (b'{"Name":"n","Id":"7F3A2C10-5B0E-4D5E-9F64-0C8B1E2D3A4F"}',
     {"identity": uuid.UUID("7f3a2c10-5b0e-4d5e-9f64-0c8b1e2d3a4f")}),
    (b'{"Name":"n","When":"2020-01-02T03:04:05Z"}',
     {"when": dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)}),
    (b'{"Name":"n","When":"9999-12-31T23:59:59.9999999"}',
     {"when": dt.datetime(9999, 12, 31, 23, 59, 59, 999999)}),
    (b'{"Name":"n","Any":{"x":[1,null,"\\u00e9"]}}', {"anything": {"x": [1, None, "é"]}}),
    (b'{"Name":"n","Any":123456789012345678901234567890}', {"anything": 123456789012345678901234567890}),
    (b'{"Name":"n","Any":[' + b"[]," * 150 + b"7]}", {"anything": [[] for _ in range(150)] + [7]}),
    (b'{"Name":"\\ud83d\\ude00"}', {"name": "\U0001f600"}),
    (b"<Thing><Name>n</Name><Code>201</Code></Thing>", {"name": "n", "code": 201}),
    (b"<Thing><Code>Created</Code><Name>n</Name></Thing>", {"name": "n", "code": 201}),
    (b'<?xml version="1.0" encoding="utf-16"?><Thing><Name>\xc3\xa9</Name></Thing>', {"name": "é"}),
    ('<?xml version="1.0" encoding="utf-16"?><Thing><Name>é</Name></Thing>'.encode("utf-16"), {"name": "é"}),
    (b'<?xml version="1.0" encoding="iso-8859-1"?><Thing><Name>\xe9</Name></Thing>', {"name": "é"}),
    (b'\xef\xbb\xbf <Thing xmlns="urn:a" xmlns:b="urn:b"><b:Name>n</b:Name></Thing>', {"name": "n"}),
    (b"<Other><Name> n </Name><Flag> true </Flag></Other>", {"name": " n ", "flag": True}),
    (b"<Thing><Name/><Flag/><Code/></Thing>", {"name": "", "flag": None, "code": None}),
    ((b'<Thing xmlns:i="http://www.w3.org/2001/XMLSchema-instance"><Name>n</Name>'
     b'<Odd>x</Odd><Renamed>y</Renamed><Inner i:nil="true"><Key>k</Key></Inner></Thing>'),
     {"odd": "y", "inner": None}),
    (b"<Thing><Name>n</Name><Tags><string>x</string></Tags><Flat>1</Flat></Thing>",
     {"tags": ["x"], "flat": [1]}),
    (b"<Thing><Name>n</Name><Tags/></Thing>", {"tags": [], "flat": []}),
    ((b'<Thing xmlns:i="http://www.w3.org/2001/XMLSchema-instance" Name="n" i:Name="m">'
     b'<Inner i:nil=" true "/></Thing>'), {"name": "n", "inner": None}),
    (b"<Thing><Name>n</Name><Flat>1</Flat><Flat>2</Flat></Thing>", {"flat": [1, 2]}),
    # what belongs to other namespaces is none of the record's
    (b"<Thing xmlns:p='u' p:Name='b' Name='n' xml:id='c'/>", {"name": "n"}),
    ((b"<Thing xmlns:p='u' p:Code='1' p:odd='x'><p:Name>b</p:Name><Name>n</Name>"
     b"<p:Tags><x/></p:Tags><Tags><p:note/><string>x</string></Tags><Flat>1</Flat><p:Flat>2</p:Flat>"
     b"<Extra><a>1</a><p:a>2</p:a><p:b>x</p:b></Extra></Thing>"),
     {"name": "n", "code": None, "tags": ["x"], "flat": [1], "extra": {"a": 1}}),
    (b"<Thing><Name>n</Name><Code>+5</Code><Codes><int>007</int></Codes><Ratio>+1.50</Ratio></Thing>",
     {"code": 5, "codes": [7], "ratio": 1.5}),
    (b'{"Name":"n","Code":"-007","Ratio":"+007.5","Price":"+007.50"}',
     {"code": -7, "ratio": 7.5, "price": Decimal("7.50")}),
    (b"<Thing><Name>n</Name><When>2016-12-31T23:59:60Z</When></Thing>",
     {"when": dt.datetime(2017, 1, 1, tzinfo=dt.UTC)}),
    (b'{"Name":"n","When":"1990-12-31T15:59:60.5-08:00"}',
     {"when": dt.datetime(1991, 1, 1, tzinfo=dt.UTC)}),
    (b"<Thing><Name>n</Name><When>2020-02-28T24:00:00+02:00</When></Thing>",
     {"when": dt.datetime(2020, 2, 28, 22, tzinfo=dt.UTC)}),
    (b"<Thing><Name>n</Name><When>2020-02-28T24:00:00.000</When></Thing>",
     {"when": dt.datetime(2020, 2, 29)}),
    (b"<Thing><Name>n</Name><Day>2020-01-02Z</Day><Clock>24:00:00Z</Clock></Thing>",
     {"day": dt.date(2020, 1, 2), "clock": dt.time(tzinfo=dt.UTC)}),
    (b'{"Name":"n","Day":"2020-01-02+02:00","Clock":"23:59:60Z"}',
     {"day": dt.date(2020, 1, 2), "clock": dt.time(tzinfo=dt.UTC)}),
    (b'{"Name":"n","Data":"AA\\r\\nE=\\n"}', {"data": b"\0\1"}),
    (b"<Thing><Name>n</Name><Data>\n AA\r\n\tE=\n</Data></Thing>", {"data": b"\0\1"}),
    (b"<Thing><Name>n</Name><Need/></Thing>", {"need": None}),
    (b"<Thing><Name>n</Name><Need xmlns='urn:x'>\n </Need></Thing>", {"need": None}),
    (b"<Thing><Name>n</Name><Inner/></Thing>", {"inner": Inner()}),
    (b"<Thing Name='n'><Extra><a>1</a></Extra><Any><b>x</b><b>y</b><c/></Any></Thing>",
     {"name": "n", "extra": {"a": 1}, "anything": {"b": ["x", "y"], "c": ""}}),
    (b"<Thing><Name><![CDATA[<&>]]></Name><State>Half</State></Thing>", {"name": "<&>", "state": "Half"}),
    (b"<Thing><Name>n</Name><When>2020-01-02T03:04:05Z</When><Ratio>1.5</Ratio></Thing>",
     {"when": dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC), "ratio": 1.5}),
]  # fmt: skip


@pytest.mark.parametrize(
    "content_type",
    [
        None,
        "application/json",
        "application/xml",
        "application/x-www-form-urlencoded",
        "text/html",
        "\xff",
    ],
)
@pytest.mark.parametrize(("content", "members"), READABLE)
def test_a_record_is_read_by_what_arrives(
    ask: Any, content: bytes, members: dict[str, Any], content_type: str | None
) -> None:
    if content_type == "\xff":
        answer = httpx2.Response(
            200, headers=[(b"content-type", b"\xff/\xfe")], stream=httpx2.ByteStream(content)
        )
    else:
        answer = response(content, content_type)
    value = ask(answer, of(Thing)).value
    assert {name: getattr(value, name) for name in members} == members


BOMB = b"<!DOCTYPE a [<!ENTITY x 'y'>]><Thing><Name>&x;</Name></Thing>"
UNREADABLE: list[tuple[bytes, str]] = [
    (b"", "the body is empty"),
    (b"null", "does not have the declared type"),
    (b"[]", "does not have the declared type"),
    (b"{}", "has no value for a required field"),
    (b'{"name":"SECRET"}', "has no value for a required field"),
    (b'{"Name":null}', "`$.Name` does not have the declared type"),
    (b'{"Name":5}', "`$.Name` does not have the declared type"),
    (b'{"Name":"n","Code":"SECRET"}', "`$.Code` does not have the declared type"),
    (b'{"Name":"n","Code":1.5}', "`$.Code` does not have the declared type"),
    (b'{"Name":"n","Name":"SECRET"}', "an object has a duplicate name"),
    (b'{"Name":"n","Any":{"a":1,"b":{"a":1,"a":2}}}', "an object has a duplicate name"),
    (b'{"Name":"n","Ratio":NaN}', "not JSON"),
    (b'{"Name":"n","Ratio":-Infinity}', "not JSON"),
    (b'{"Name":"n","Ratio":1e999}', "outside the range of its type"),
    (b'{"Name":"n","Any":[1e999],"Code":"1"}', "outside the range of its type"),
    (b'{"Name":"n","Price":1e9999999999999999999,"Code":"1"}', "not JSON"),
    *(
        (b'{"Name":"n",%s}' % member.replace(b"X", text), "a number that is not finite")
        for member in (b'"Price":"X"', b'"Ratio":"X"', b'"Measures":[1,"X"]', b'"Prices":{"a":"X"}')
        for text in (b"NaN", b"-Infinity", b"\\u006ean")
    ),
    (b'{"Name":"n","Price":"sNaN"}', "a number that is not finite"),
    (b"<Thing><Name>n</Name><Price>NaN</Price></Thing>", "a number that is not finite"),
    (b"<Thing><Name>n</Name><Ratio>-INF</Ratio></Thing>", "a number that is not finite"),
    (
        b"<Thing><Name>n</Name><Ratio>1e999</Ratio></Thing>",
        "`$.Ratio` does not have the declared type",
    ),
    (b'{"Name":"n","Code":' + b"9" * 5000 + b"}", "not JSON"),
    (b'{"Name":"\\ud800SECRET"}', "not JSON"),
    (b'{"Name":"\xff"}', "not valid UTF-8"),
    (b'{"Name":"n"', "not JSON"),
    (b'{"Name":5 SECRET', "not JSON"),
    (b'{"Name":"n"} SECRET', "not JSON"),
    (b"{'Name':'n'}", "not JSON"),
    (b'{"Name":"n\n"}', "not JSON"),
    (b"SECRET", "not JSON"),
    (b"[" * 200, "more than 100 levels"),
    (b'{"Name":"n","Any":' + b"[" * 200 + b"]" * 200 + b"}", "more than 100 levels"),
    (b'{"a":' * 100_000, "more than 100 levels"),
    (b"[" * 499_999, "more than 100 levels"),
    (b'"' + b'\\"' * 1_000_000, "not JSON"),
    (BOMB, "a DOCTYPE is not allowed"),
    (BOMB.decode().encode("utf-16"), "a DOCTYPE is not allowed"),
    (b"<Thing>&x;</Thing>", "not well-formed XML at line 1, column 8"),
    (b"<Thing><Name>n</Thing>", "not well-formed XML"),
    (b"<Thing><Name>SECRET</Name>", "not well-formed XML"),
    (b"<Thing><Name>a</Name><Name>b</Name></Thing>", "more than one element `Name`"),
    (b"<Thing><Name>n</Name><Extra><a>1</a><a>2</a></Extra></Thing>", "more than one element `a`"),
    (b"<Thing><Name>n</Name><Need><Other/></Need></Thing>", "has no value for a required field"),
    (b"<Thing><Name>n</Name><When>9999-12-31T24:00:00Z</When></Thing>", "`$.When` does not have"),
    (b"<Thing><Name>n</Name><When>2020-02-28T24:00:01Z</When></Thing>", "`$.When` does not have"),
    (b"<Thing><Name>n</Name><Day>2020-01-02T00:00:00Z</Day></Thing>", "`$.Day` does not have the"),
    (b"<Thing xmlns:p='u' xmlns:q='u' p:Name='SECRET' q:Name='b'/>", "duplicate attribute"),
    (b"<Thing><Name><b>SECRET</b></Name></Thing>", "`$.Name` does not have the declared"),
    (b"<Thing><Name>n</Name><Code>x</Code></Thing>", "`$.Code` does not have the declared type"),
    (b"<Thing/>", "has no value for a required field"),
    (b"<a>" * 200_000, "more than 100 levels of elements"),
    (b"[" + b"[]," * 1_000_000 + b"[]]", "more than 500000 values"),
    (b"<a>" + b"<b/>" * 1_000_000 + b"</a>", "more than 500000 elements"),
    (b"<a>" * 50 + b"<b/>", "not well-formed XML"),
    (b'<?xml version="1.0" encoding="no-such"?><a>\xff</a>', "an unknown character set"),
    (b'<?xml version="1.0" encoding="us-ascii"?><a>\xc3\xa9</a>', "not valid in its character set"),
    (b"\x00\x01\x02", "not JSON"),
    (b"\xff\xfe<", "not"),
    (b"<html><body>SECRET</body></html>", "an HTML page"),
    (b"<html><body><br>SECRET</body></html>", "not well-formed XML"),
    (b"<", "not well-formed XML"),
    (b"   ", "not JSON"),
]


@pytest.mark.parametrize(("content", "message"), UNREADABLE)
def test_what_cannot_be_read_is_unexpected_and_stays_out_of_the_text(
    ask: Any, content: bytes, message: str
) -> None:
    with pytest.raises(UnexpectedResponse) as caught:
        ask(response(content), of(Thing))
    error = caught.value
    assert message in str(error)
    assert "SECRET" not in str(error) + repr(error)
    assert (error.status, error.request_id, error.body) == (200, "r1", content)
    assert error.headers["X-Request-Id"] == "r1"


@pytest.mark.parametrize(
    ("kind", "content", "value"),
    [
        (list[int], b"[1,2]", [1, 2]),
        (list[int], b"<a><int>1</int></a>", [1]),
        (list[int], b"<a/>", []),
        (str, b'"x"', "x"),
        (str, b'<string xmlns="urn:x">x y</string>', "x y"),
        (int, b"7", 7),
        (int, b"<int>7</int>", 7),
        (bool, b"<boolean>true</boolean>", True),
        (dict[str, int], b'{"a":1}', {"a": 1}),
        (int | None, b"null", None),
        (object, b"[1,null]", [1, None]),
        (
            list[Thing],
            b"<Things><Thing><Name>n</Name></Thing></Things>",
            [Thing(name="n", flat=[])],
        ),
        (dict[str, str], b"a=1&b=x+y", {"a": "1", "b": "x y"}),
        (Form.BYTES, b"\xff\0", b"\xff\0"),
        (Form.BYTES, b"", b""),
        (Form.TEXT, b"\xef\xbb\xbfx", "x"),
        (None, b"anything", None),
        (None, b"", None),
    ],
)
def test_other_bodies(ask: Any, kind: Any, content: bytes, value: object) -> None:
    is_form = content == b"a=1&b=x+y"
    content_type = "application/x-www-form-urlencoded; charset=utf-8" if is_form else None
    assert ask(response(content, content_type), of(kind)).value == value


def test_a_form_may_repeat_a_name(ask: Any) -> None:
    answer = response(b"a=1&a=2&a=3&b=", "application/x-www-form-urlencoded")
    assert ask(answer, of(dict[str, object])).value == {"a": ["1", "2", "3"], "b": ""}


def test_text_is_read_in_its_declared_character_set(ask: Any) -> None:
    assert ask(response(b"\xe9", "text/plain; charset=ISO-8859-1"), of(Form.TEXT)).value == "é"
    with pytest.raises(UnexpectedResponse, match="an unknown character set"):
        ask(response(b"\xe9", "text/plain; charset=hex"), of(Form.TEXT))


LATIN = '<?xml version="1.0" encoding="iso-8859-1"?>'


@pytest.mark.parametrize(
    ("charset", "text", "codec"),
    [
        ("iso-8859-1", "\u00c3\u00a9", "iso-8859-1"),  # which are the bytes of an \u00e9 in UTF-8
        ("windows-1252", "\u20ac", "cp1252"),
        ("Shift_JIS", "\u3042", "shift_jis"),
        ("utf-8", "\u00e9", "utf-8"),
        ("utf-16", "\u00e9", "utf-16-le"),
        ("utf-16", "\u00e9", "utf-16-be"),
        ("utf-16BE", "\u00e9", "utf-16-be"),
        # a byte order mark is no guess
        ("iso-8859-1", "\u00e9", "utf-8-sig"),
        ("iso-8859-1", "\u00e9", "utf-16"),
        ("iso-8859-1", "\u00e9", "utf-32"),
    ],
)
@pytest.mark.parametrize("prologue", ["", LATIN, '<?xml version="1.0" encoding="utf-8"?>'])
def test_the_declared_character_set_counts(
    ask: Any, charset: str, text: str, codec: str, prologue: str
) -> None:
    plain, parameter = f"a{text}", f"; charset={charset}"
    answer = response(plain.encode(codec), f"text/plain{parameter}")
    assert ask(answer, of(Form.TEXT)).value == plain
    for body, essence in (
        (f'{{"Name":"{text}","Message":"{text}"}}', "application/json"),
        (f"{prologue}<T><Name>{text}</Name><Message>{text}</Message></T>", "application/xml"),
    ):
        content, kind = body.encode(codec), f"{essence}{parameter}"
        assert ask(response(content, kind), of(Thing)).value.name == text
        with pytest.raises(NotFoundError) as caught:
            ask(response(content, kind, status=404))
        assert caught.value.message == text


@pytest.mark.parametrize(
    ("charset", "message"),
    [
        ("us-ascii", "not valid in its character set"),
        ("utf-7", "an unknown character set"),
        ("x-unheard-of", "an unknown character set"),
        ("utf8mb4", "an unknown character set"),
        ("utf-8,iso-8859-1", "an unknown character set"),
        ("punycode", "an unknown character set"),
    ],
)
@pytest.mark.parametrize(
    "content", ["\u00e9", '{"Name":"\u00e9"}', "<Thing><Name>\u00e9</Name></Thing>"]
)
def test_nobody_guesses_what_another_character_set_is(
    ask: Any, charset: str, message: str, content: str
) -> None:
    kind: Any = Form.TEXT if content == "\u00e9" else Thing
    for essence in ("text/plain", "application/json", "application/xml"):
        answer = response(content.encode(), f"{essence}; charset={charset}")
        with pytest.raises(UnexpectedResponse, match=message):
            ask(answer, of(kind))
        with pytest.raises(NotFoundError) as caught:
            ask(response(content.encode(), f"{essence}; charset={charset}", status=404))
        assert caught.value.message == "Not Found"


class Part(Record, frozen=True, kw_only=True):
    __xml__: ClassVar[Xml | None] = Xml(
        name="Part",
        namespace="urn:part",
        members={"Own": XmlMember(namespace="urn:own"), "Flat": XmlMember(wrapped=False)},
    )

    name: str | None = field(name="Name", default=None)
    own: str | None = field(name="Own", default=None)
    flat: list[str] | None = field(name="Flat", default=None)
    tags: list[str] | None = field(name="Tags", default=None)
    parts: list[Part] | None = field(name="Parts", default=None)


XMLNS = "xmlns='urn:part' xmlns:o='urn:own' xmlns:x='urn:x'"


@pytest.mark.parametrize(
    ("content", "members"),
    [
        ("<Part %s><Name>n</Name><x:Name>x</x:Name><o:Name>o</o:Name></Part>", {"name": "n"}),
        ("<Part %s><x:Name>x</x:Name></Part>", {}),
        ("<Part %s><Own>x</Own><o:Own>n</o:Own></Part>", {"own": "n"}),
        ("<Part %s><x:Own>x</x:Own></Part>", {}),
        ("<Part %s><Flat>1</Flat><x:Flat>2</x:Flat><Flat>3</Flat></Part>", {"flat": ["1", "3"]}),
        ("<Part %s><Tags><string>1</string><x:n><x:m/></x:n></Tags></Part>", {"tags": ["1"]}),
        ("<Part %s><Parts><Part><Name>n</Name></Part><x:Part/></Parts></Part>",
         {"parts": [Part(name="n", flat=[])]}),
        # a sender that spells namespaces otherwise, throughout
        ("<Part><Name>n</Name><Own>o</Own></Part>", {"name": "n", "own": "o"}),
        ("<p:Part xmlns:p='urn:part'><Name>n</Name></p:Part>", {"name": "n"}),
        ("<Part xmlns='urn:v2' %s2><Name>n</Name><x:Name>x</x:Name></Part>", {"name": "n"}),
    ],
)  # fmt: skip
def test_members_are_in_their_declared_namespace(content: str, members: dict[str, Any]) -> None:
    from runtime.decoding import decode

    content = content.replace("%s2", "xmlns:x='urn:x'").replace("%s", XMLNS)
    assert decode(Part, content.encode()) == Part(**{"flat": [], **members})


@pytest.mark.parametrize(
    ("encoding", "content"),
    [
        ("gzip", gzipped(b"[1]")),
        ("GZIP", gzipped(b"[1]")),
        ("x-gzip", gzipped(b"[1]")),
        ("deflate", zlib.compress(b"[1]")),
        ("deflate", zlib.compress(b"[1]", wbits=-15)),
        ("gzip, identity", gzipped(b"[1]")),
        ("aws-chunked,gzip", gzipped(b"[1]")),
        ("identity", b"[1]"),
        ("identity, identity", b"[1]"),
        ("", b"[1]"),
        (", ,", b"[1]"),
        ("UTF-8", b"[1]"),
        ("utf-8, identity", b"[1]"),
        ("aws-chunked", b"[1]"),
        ("binary", b"[1]"),
        ("none", b"[1]"),
        ("charset=utf-8", b"[1]"),
    ],
)
def test_a_compressed_body_is_decompressed(ask: Any, encoding: str, content: bytes) -> None:
    assert ask(response(content, headers={"content-encoding": encoding})).value == [1]


OTHER_CODINGS = ["br", "BR", "zstd", "compress", "x-compress", "dcb", "dcz", "exi", "pack200-gzip"]
OTHER_CODINGS += ["aes128gcm"]


@pytest.mark.parametrize(
    ("encoding", "content", "message"),
    [
        ("gzip", gzipped(b" " * (LARGEST_BODY + 1)), "larger than 16777216 bytes"),
        ("deflate", zlib.compress(b" " * (LARGEST_BODY + 1)), "larger than 16777216 bytes"),
        ("", b" " * (LARGEST_BODY + 1), "larger than 16777216 bytes"),
        ("gzip", gzipped(b"[1]")[:-9], "is incomplete"),
        ("gzip", b"[1]", "does not match its content encoding"),
        ("deflate", b"\xff\xff\xff", "does not match its content encoding"),
        ("gzip, gzip", gzipped(gzipped(b"[1]")), "not `gzip`, `deflate`"),
        *((name, b"[1]", "not `gzip`, `deflate`") for name in OTHER_CODINGS),
        ("br, UTF-8", b"[1]", "not `gzip`, `deflate`"),
        ("deflate, gzip", b"[1]", "not `gzip`, `deflate`"),
    ],
)
def test_a_body_that_cannot_be_decompressed(
    ask: Any, encoding: str, content: bytes, message: str
) -> None:
    with pytest.raises(UnexpectedResponse, match=message) as caught:
        ask(response(content, headers={"content-encoding": encoding}))
    assert len(caught.value.body) <= LARGEST_BODY


def test_an_error_with_a_bomb_for_a_body_is_still_that_error(ask: Any) -> None:
    bomb = gzipped(b" " * (LARGEST_BODY + 1))
    with pytest.raises(NotFoundError) as caught:
        ask(response(bomb, status=404, headers={"content-encoding": "gzip"}))
    assert len(caught.value.body) == LARGEST_BODY


def test_several_successes_have_their_own_bodies(ask: Any) -> None:
    description = operation(responses={200: Thing, 201: list[int], 204: None})
    assert ask(response(b'{"Name":"n"}'), description).value == Thing(name="n")
    assert ask(response(b"[1]", status=201), description).value == [1]
    assert ask(response(b"junk", status=204), description).value is None


RANGE = operation(responses={202: list[int], "2XX": Thing})


@pytest.mark.parametrize("status", [200, 201, 226, 299])
def test_every_other_success_has_the_body_of_the_range(ask: Any, status: int) -> None:
    raw = ask(response(b'{"Name":"n"}', status=status), RANGE)
    assert (raw.value, raw.status, raw.problems) == (Thing(name="n"), status, ())
    assert ask(response(b"[1]", status=202), RANGE).value == [1]


@pytest.mark.parametrize("status", [300, 304, 399])
def test_what_is_no_success_is_not_in_the_range(ask: Any, status: int) -> None:
    with pytest.raises(
        UnexpectedResponse, match=f"status {status} where the spec declares 202, 2XX"
    ):
        ask(response(b'{"Name":"n"}', status=status), RANGE)


@pytest.mark.parametrize("status", [400, 404, 600, 999])
def test_an_error_is_not_in_the_range(ask: Any, status: int) -> None:
    with pytest.raises(ServiceError) as caught:
        ask(response(b'{"Name":"n"}', status=status), RANGE)
    assert caught.value.status == status


@pytest.mark.parametrize("content", [b"", b"SECRET", b"[1]", b'{"Name":"n"', b"[" * 100_000])
def test_bodies_of_the_range_are_checked_as_others(ask: Any, content: bytes) -> None:
    with pytest.raises(UnexpectedResponse) as caught:
        ask(response(content, status=201), RANGE)
    assert "SECRET" not in str(caught.value)


def test_the_range_can_have_several_bodies(ask: Any) -> None:
    cases = (
        ResponseCase(kind=Thing, media_types=("application/json",)),
        ResponseCase(kind=Form.BYTES, media_types=("application/pdf",)),
    )
    several = operation(responses={"2XX": ResponseChoice(cases)})
    sheet = response(b"abc", status=206, headers={"content-type": "application/pdf"})
    assert ask(sheet, several).value == b"abc"
    assert ask(response(b'{"Name":"n"}', status=206), several).value == Thing(name="n")


@pytest.mark.parametrize("status", [202, 206, 304, 399])
def test_a_status_that_is_not_declared_is_unexpected(ask: Any, status: int) -> None:
    with pytest.raises(UnexpectedResponse, match=f"status {status} where the spec declares 200"):
        ask(response(b"{}", status=status))


def test_declared_header_fields_are_typed(ask: Any) -> None:
    class Declared(HeaderFields):
        left: int | None = header("X-Left", int)
        until: dt.datetime | None = header("X-Until", dt.datetime)
        no: int | None = header("X-No", int)

    description = operation(response_headers=Declared)
    answer = response(b"1", headers={"x-left": "7", "X-Until": "2020-01-02T03:04:05Z"})
    raw = ask(answer, description)
    moment = dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
    declared = raw.declared_headers
    assert (declared.left, declared.until, declared.no) == (7, moment, None)
    assert declared == Declared({"left": 7, "until": moment, "no": None})
    assert declared != Declared({"left": 8, "until": moment, "no": None})
    assert declared != {"left": 7, "until": moment, "no": None}
    assert repr(declared) == "Declared(left, until, no)"
    with pytest.raises(AttributeError, match="`left` cannot be set"):
        declared.left = 8
    assert (raw.status, raw.request_id, raw.headers["X-LEFT"]) == (200, "r1", "7")
    with pytest.raises(UnexpectedResponse, match="header field `X-Left`"):
        ask(response(b"1", headers={"x-left": "SECRET"}), description)


MESSAGE = "It is not there."
ERRORS: list[tuple[bytes, str | None, str]] = [
    (b'{"Code":"Gone","Message":"It is not there."}', "Gone", MESSAGE),
    (b'\xef\xbb\xbf {"message":"It is not there.","code":"Gone"}', "Gone", MESSAGE),
    (b'{"error":{"code":"Gone","message":"It is not there."}}', "Gone", MESSAGE),
    (b'{"Code":17,"Message":"It is not there."}', "17", MESSAGE),
    (b'{"Message":"It is not there.","Details":{"a":[]}}', None, MESSAGE),
    (b'"{\\"Code\\":\\"Gone\\",\\"Message\\":\\"It is not there.\\"}"', "Gone", MESSAGE),
    ((b'<Error xmlns="http://schemas.microsoft.com/windowsazure"><Code>Gone</Code>'
     b"<Message>It is not there.</Message></Error>"), "Gone", MESSAGE),
    ((b'<e:Error xmlns:e="urn:e"><e:ExtendedCode>1</e:ExtendedCode><e:Message>It is not there.</e:Message>'
     b"<Parameters><x/></Parameters><e:Code>Gone</e:Code></e:Error>"), "Gone", MESSAGE),
    (b"<r><Error><Code>Gone</Code><Message>It is not there.</Message></Error></r>", "Gone", MESSAGE),
    ((b'<?xml version="1.0" encoding="utf-16"?><Error><Code>Gone</Code>'
     b"<Message>It is not there.</Message></Error>"), "Gone", MESSAGE),
    ((b'<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">'
     b'{"Code":"Gone","Message":"It is not there."}</string>'), "Gone", MESSAGE),
    (b'<string>{"code":"Gone","message":"It is not there."}</string>', "Gone", MESSAGE),
    (b'{"odata.error":{"code":"Gone","message":{"lang":"en-US","value":"It is not there."}}}', "Gone", MESSAGE),
    (b'{"odata.error":{"code":"","message":{"lang":"en-US","value":"It is not there."}}}', None, MESSAGE),
    (b'{"error":{"code":"Gone","message":{"lang":"en-US","value":"It is not there."},"innererror":{}}}', "Gone", MESSAGE),
    ((b'<string xmlns="http://schemas.microsoft.com/2003/10/Serialization/">{"odata.error":{"code":"Gone",'
     b'"message":{"lang":"en-US","value":"It is not there."}}}</string>'), "Gone", MESSAGE),
    ((b'<m:error xmlns:m="http://schemas.microsoft.com/ado/2007/08/dataservices/metadata"><m:code>Gone</m:code>'
     b'<m:message xml:lang="en-US">It is not there.</m:message></m:error>'), "Gone", MESSAGE),
    (b"<odata.error><code>Gone</code><message><lang>en</lang><value>It is not there.</value></message></odata.error>", "Gone", MESSAGE),
    ((b'{"type":"https://example.org/gone","title":"Gone","status":404,"detail":"It is not there.",'
     b'"instance":"/things/7"}'), "https://example.org/gone", MESSAGE),
    (b'{"type":"about:blank","title":"It is not there.","status":404}', None, MESSAGE),
    (b'{"type":"https://example.org/x","code":"Gone","detail":"It is not there."}', "Gone", MESSAGE),
    ((b'<problem xmlns="urn:ietf:rfc:7807"><type>urn:gone</type><title>Gone</title>'
     b"<detail>It is not there.</detail></problem>"), "urn:gone", MESSAGE),
    (b'{"type":"object"}', None, "Nope"),
    (b'{"error":"gone","error_description":"It is not there.","error_codes":[1],"error_uri":"u"}', "gone", MESSAGE),
    (b"<oauth><error>gone</error><error_description>It is not there.</error_description></oauth>", "gone", MESSAGE),
    (b'{"error":"gone"}', "gone", "Nope"),
    (b'{"error":"It is not there."}', None, MESSAGE),
    (b'{"status":404,"error":"Not Found","message":"It is not there.","path":"/"}', None, MESSAGE),
    (b'{"detail":"It is not there."}', None, MESSAGE),
    (b'{"detail":{"code":"Gone","message":"It is not there."}}', "Gone", MESSAGE),
    (b'{"detail":[{"loc":["path","id"],"msg":"It is not there.","type":"gone"}]}', "gone", MESSAGE),
    (b"<root><detail>It is not there.</detail></root>", None, MESSAGE),
    (b'{"errors":[{"code":"Gone","detail":"It is not there."},{"code":"SECRET"}]}', "Gone", MESSAGE),
    (b'{"errors":[{"message":"It is not there.","extensions":{"code":"x"}}],"data":null}', None, MESSAGE),
    (b'[{"errorCode":"Gone","message":"It is not there."}]', "Gone", MESSAGE),
    ((b'<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><s:Fault><faultcode>s:Client'
     b"</faultcode><faultstring>It is not there.</faultstring></s:Fault></s:Body></s:Envelope>"), "s:Client", MESSAGE),
    (b'{"error":{"error":{"error":{"error":{"error":{"code":"SECRET"}}}}}}', None, "Nope"),
    (b'{"error":' + b"[" * 50 + b"]" * 50 + b"}", None, "Nope"),
    (b'{"error":true,"detail":7.5,"title":[],"message":{"value":{"value":"SECRET"}}}', None, "Nope"),
    (b'{"error":{"errors":[]},"errors":{},"detail":null}', None, "Nope"),
    (b'<string>{"odata.error":{"code":"Gone"</string>', None, "Nope"),
    (b"<string>It is not there.</string>", None, MESSAGE),
    (b"<string>&lt;html>SECRET&lt;/html></string>", None, "Nope"),
    (b"<string/>", None, "Nope"),
    (b"<html><body><h1>SECRET</h1></body></html>", None, "Nope"),
    (b"<html>SECRET</html>", None, "Nope"),
    (b"<html><br>SECRET", None, "Nope"),
    (b"SECRET", None, "Nope"),
    (b"", None, "Nope"),
    (b"[1]", None, "Nope"),
    (b'{"Code":null,"Message":{"a":"SECRET"}}', None, "Nope"),
    (b'{"Code":"Gone","Message":"It', None, "Nope"),
    (b'{"Code":"Gone","Message":NaN}', None, "Nope"),
    (b'{"Code":"Gone","Message":"\\ud800"}', None, "Nope"),
    (b'{"Code":"Gone","Code":"SECRET"}', None, "Nope"),
    (b'"[1]"', None, "Nope"),
    (b'{"Code":' + b"9" * 5000 + b"}", None, "Nope"),
    (b'{"a":' * 100_000, None, "Nope"),
    (BOMB, None, "Nope"),
    (b"\xff\xfe\xff", None, "Nope"),
    (b"<string>" * 200_000, None, "Nope"),
]  # fmt: skip


@pytest.mark.parametrize(
    "content_type", [None, "application/json; charset=utf-8", "application/xml"]
)
@pytest.mark.parametrize(("content", "code", "message"), ERRORS)
def test_an_error_is_that_error_whatever_its_body(
    ask: Any, content: bytes, code: str | None, message: str, content_type: str | None
) -> None:
    headers = {"x-request-id": "r1"} | ({"content-type": content_type} if content_type else {})
    answer = httpx2.Response(
        404,
        headers=headers,
        stream=httpx2.ByteStream(content),
        extensions={"reason_phrase": b"Nope"},
    )
    with pytest.raises(NotFoundError) as caught:
        ask(answer, operation(reasons={404: {"Gone": ("gone",)}}))
    error = caught.value
    assert (error.status, error.code, error.message) == (404, code, message)
    assert (error.request_id, error.body) == ("r1", content)
    assert error.reasons == (("It is gone",) if code in ("Gone", None) else ())
    assert str(error) == f"404{f' {code}' if code else ''}: {message} (request id r1)"
    assert "SECRET" not in str(error) + repr(error)


def test_an_error_without_a_class_of_its_own_is_a_service_error(ask: Any) -> None:
    for status in (403, 418, 500, 599):
        with pytest.raises(ServiceError) as caught:
            ask(httpx2.Response(status))
        assert type(caught.value) is ServiceError
        assert caught.value.request_id is None
        assert caught.value.reasons == (("Not allowed",) if status == 403 else ())


@pytest.mark.parametrize(
    ("status", "code", "reasons"),
    [
        (404, "Gone", ("It is gone",)),
        (404, "Lost", ("It is lost",)),
        (404, "Busy", ("There is much to do",)),  # of any operation
        (404, "Forbidden", ("Not allowed",)),
        (404, "gone", ()),  # another code
        (404, "Else", ()),
        (404, None, ("It is gone", "It is lost")),  # of the status, since nothing tells more
        (410, "Gone", ("It was there",)),
        (403, "Gone", ("It was there",)),
        (403, None, ("Not allowed",)),
        (410, None, ()),
    ],
)
def test_reasons_are_those_of_the_code_that_came(
    ask: Any, status: int, code: str | None, reasons: tuple[str, ...]
) -> None:
    content = b"" if code is None else f'{{"Code":"{code}"}}'.encode()
    codes = {404: {"Gone": ("gone",), "Lost": ()}}
    with pytest.raises(ServiceError) as caught:
        ask(httpx2.Response(status, content=content), operation(reasons=codes))
    assert caught.value.reasons == reasons


def test_the_text_of_an_error_is_one_safe_line(ask: Any) -> None:
    body = b'{"Code":"C\\u001b[2J","Message":"a\\nb\\u202e\\u0007' + b"x" * 2000 + b'"}'
    with pytest.raises(ServiceError) as caught:
        ask(httpx2.Response(400, content=body, headers={"x-request-id": "\x1b[31m"}))
    text = str(caught.value)
    assert text.isprintable()
    assert len(text) < 800
    assert text.startswith("400 C\\x1b[2J: a\\nb\\u202e\\x07xxx")
    assert repr(caught.value).isprintable()


@pytest.mark.parametrize(
    "body",
    [
        '{"odata.error":{"code":"C %s","message":{"value":"%s"}}}',
        '{"type":"urn:%s","title":"t","detail":"%s"}',
        '{"error":"e%s","error_description":"%s"}',
        '{"detail":[{"msg":"%s","type":"%s"}]}',
        "<problem><type>%s</type><detail>%s</detail></problem>",
        '<string>{"odata.error":{"code":"%s","message":{"value":"%s"}}}</string>',
    ],
)
def test_no_secret_that_was_sent_is_read_from_an_error(body: str) -> None:
    from runtime.error_bodies import read_failure
    from runtime.redaction import hiding

    whole = body % ("SECRET-OF-MINE", "x" * 9_990 + "SECRET-OF-MINE")
    with hiding(["SECRET-OF-MINE"]):
        code, message, _ = read_failure(whole.encode(), "")
    assert "SECRET" not in f"{code} {message}"
    assert message is not None
    assert len(message) <= 10_000


def test_exceptions_survive_pickling(ask: Any) -> None:
    for answer in (response(b'{"Code":"C"}', status=404), response(b"SECRET")):
        with pytest.raises((ServiceError, UnexpectedResponse)) as caught:
            ask(answer, of(Thing))
        found: Any = caught.value
        again: Any = pickle.loads(pickle.dumps(found))
        assert (type(again), str(again)) == (type(found), str(found))
        assert again.body == found.body
        assert dict(again.headers) == dict(found.headers)


def test_an_enumeration_is_open_to_its_own_kind_only() -> None:
    cases: list[tuple[Any, object]] = [(State, 5), (Level, "1"), (Level, 1.5)]
    for kind, value in cases:
        with pytest.raises(ValueError, match="is not a valid"):
            kind(value)
    assert pickle.loads(pickle.dumps(State("Half"))) == "Half"


def test_records_hide_their_secrets() -> None:
    inner = Inner(key="SECRET")
    assert repr(Thing(name="n", inner=inner)).count("[hidden]") == 1
    assert "SECRET" not in repr(inner) + str(list(inner.__rich_repr__()))
    assert repr(Inner()) == "Inner(key=None)"


@pytest.mark.parametrize(
    "data",
    [
        b'{"Name": "n", "When": "0000-00-00T00:00:00"}',
        b'{"Name": "n", "Level": "x"}',
        b'{"Name": "n", "Data": "llAA=="}',
        b'{"Name": "n", "When": 1e300}',
    ],
)
def test_a_value_outside_of_its_type_is_refused(data: bytes) -> None:
    from runtime.decoding import DecodeError, decode

    with pytest.raises(DecodeError):
        decode(Thing, data)


@pytest.mark.parametrize("text", ["1_0", "\u0661", "1\u06f2.5", "1e_5", "_1", "\n1_0", "1_0 "])
def test_a_decimal_is_in_plain_digits(text: str) -> None:
    from runtime.decoding import DecodeError, convert_text, decode

    with pytest.raises(DecodeError):
        convert_text(text, Decimal)
    for escaped in (json.dumps(text, ensure_ascii=False), json.dumps(text), text, f"<a>{text}</a>"):
        for content_type in ("application/json", "text/plain"):
            with pytest.raises(DecodeError):
                decode(Decimal, escaped.encode(), content_type)
    held = json.dumps({"a": text}, ensure_ascii=False).encode()
    for kind in (dict[str, Decimal], dict[str, Decimal | None]):
        with pytest.raises(DecodeError):
            decode(kind, held)
    with pytest.raises(DecodeError):
        decode(dict[str, Decimal], f"a={text}".encode(), "application/x-www-form-urlencoded")


def test_text_beside_decimals_may_look_like_one_of_them() -> None:
    from runtime.decoding import decode

    texts = ["1_0", "\u0661", "type_1", " 1_"]
    for prices in (["1.5"], ["1.5", "2"]):
        body = json.dumps({"texts": texts, "price_1": prices}).encode()
        assert decode(Priced, body) == Priced(texts, [Decimal(each) for each in prices])


@pytest.mark.parametrize(("text", "data"), [("", b""), ("null", b"\x9e\xe9e"), ("AA==", b"\0")])
def test_bytes_in_xml_are_what_their_base64_says(text: str, data: bytes) -> None:
    from runtime.decoding import decode

    body = f"<Thing><Name>n</Name><Data>{text}</Data></Thing>".encode()
    assert decode(Thing, body).data == data


def test_a_form_with_too_many_fields_is_refused() -> None:
    from runtime.decoding import DecodeError, decode

    with pytest.raises(DecodeError, match="too many fields"):
        decode(dict, b"a=b&" * 20_000, "application/x-www-form-urlencoded")
