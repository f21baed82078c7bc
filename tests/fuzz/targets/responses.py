"""What a body says: a value of its type or `DecodeError`, and of an error what can be understood."""

from __future__ import annotations

import contextlib
import datetime as dt
import decimal
import uuid
from collections.abc import Iterable
from typing import Any

from media_services_management import types
from media_services_management._runtime.decoding import DecodeError, decode
from media_services_management._runtime.error_bodies import read_failure
from media_services_management._runtime.operation import Form
from media_services_management._runtime.records import OpenEnum, OpenIntEnum, Record, field

from ..recordings import recordings
from ..target import Target
from ..texts import JSON_WORDS, XML_WORDS, as_json, as_xml, choosing, grammar, trees, written


class Kind(OpenEnum):
    ONE = "one"


class Number(OpenIntEnum):
    ONE = 1


class Everything(Record, frozen=True, kw_only=True):
    a: str | None = None
    b: int | None = None
    c: float | None = None
    d: bool | None = None
    e: dt.datetime | None = None
    f: dt.date | None = None
    g: dt.time | None = None
    h: dt.timedelta | None = None
    i: uuid.UUID | None = None
    j: bytes | None = None
    k: decimal.Decimal | None = None
    l: Kind | None = None  # noqa: E741
    m: Number | None = None
    n: list[int] | None = None
    o: dict[str, str] | None = None
    p: object = field(default=None)
    q: list[Everything] | None = None


KINDS: tuple[Any, ...] = (
    *(Everything, list[Everything], dict[str, Everything], object, str, int | None),
    *(Form.TEXT, Form.BYTES, types.AccountDetails, list[types.ServiceResource], dt.datetime, Kind),
)
CONTENT_TYPES = (
    *("", "application/json", "application/xml", "text/plain", "application/x-www-form-urlencoded"),
    *("a; charset=utf-16", "text/xml; charset=utf-7", "a; charset=hex", 'a;charset="idna"'),
)
FORM_WORDS = (b"&", b"=", b"a=", b"b=1", b"n=", b"%", b"%00", b"%ff", b"+", b";", b"%F0%9F%98%80")
WORDS = (*JSON_WORDS, *XML_WORDS, *FORM_WORDS)
NAMES = "abcdefghijklmnopqz"


def check(data: bytes) -> None:
    choice, body = int.from_bytes(data[:1], "big"), data[1:]
    kind = KINDS[choice % len(KINDS)]
    content_type = CONTENT_TYPES[choice // len(KINDS) % len(CONTENT_TYPES)]
    with contextlib.suppress(DecodeError):
        decode(kind, body, content_type)
    for text in read_failure(body, content_type):
        assert text is None or 0 < len(text) <= 10_000


def seeds() -> Iterable[bytes]:
    for each in recordings():
        for choice in (0, 3, 8, 9):
            yield bytes([choice]) + each.response
    for text in (
        '{"h":"P99999999999D"}',
        '{"k":"sNaN"}',
        '{"e":1e300}',
        '{"m":"x"}',
        "<a><b/></a>",
        '{"odata.error":{"code":"a","message":{"value":"b"}}}',
        '<string>{"odata.error":{"code":"a","message":{"value":"b"}}}</string>',
        '{"type":"urn:a","title":"b","detail":[{"msg":"c"}],"errors":[{"code":1}]}',
        '{"error":"a","error_description":"b"}',
        "<a><Body><Fault><faultcode>b</faultcode><faultstring>c</faultstring></Fault></Body></a>",
    ):
        yield b"\0" + text.encode()
    for text in ("0000-00-00T00:00:00", "2020-01-01T00:00:00.1234567Z", "24:00:00"):
        yield b"\0" + f'{{"e":"{text}","f":"{text}","g":"{text}"}}'.encode()


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(
        len(KINDS) * len(CONTENT_TYPES),
        grammar(WORDS, lambda: [s[1:] for s in seeds()], written(trees(NAMES), as_json, as_xml)),
    ),
    words=WORDS,
)
