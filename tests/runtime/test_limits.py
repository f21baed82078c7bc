"""Answers that are small to send and large to read: refused within a bound of time and memory."""

from __future__ import annotations

import contextlib
import time
import tracemalloc
from collections.abc import Callable

import httpx2
import pytest

from runtime.decoding import DecodeError, decode
from runtime.http_adapter import Received
from runtime.limits import LARGEST_BODY


def _full(before: str, unit: str, after: str = "") -> bytes:
    return (
        before + unit * ((LARGEST_BODY - len(before) - len(after)) // len(unit)) + after
    ).encode()


def _namespace(before: str) -> bytes:
    names = "".join(f"<b{number}/>" for number in range(100_000))
    return f'{before}="{"u" * 2_000_000}">{names}</{before[1:].partition(" ")[0]}>'.encode()


def _namespace_of_attributes() -> bytes:
    attributes = "".join(f' q:a{number}=""' for number in range(200_000))
    return f'<a xmlns:q="{"u" * 100_000}"{attributes}/>'.encode()


GREEDY: dict[str, Callable[[], bytes]] = {
    "elements in a namespace of a long name": lambda: _namespace("<a xmlns"),
    "prefixed elements": lambda: _namespace("<q:a xmlns:q"),
    "attributes in a namespace": _namespace_of_attributes,
    "a tag of attributes": lambda: _full(
        "<a", "".join(f' x{n}="1"' for n in range(2_000_000)), "/>"
    ),
    "an entity behind a DOCTYPE": lambda: _full(
        f'<!DOCTYPE a [<!ENTITY b "{"x" * 8_000_000}">]><a>', "&b;"
    ),
    "texts in a JSON list": lambda: _full("[", '"",', "1]"),
    "members of a JSON object": lambda: _full("{", '"a":1,', '"b":1}'),
}
"""Makes each body when it is read: together they are too large to keep."""


@pytest.mark.parametrize("make", GREEDY.values(), ids=GREEDY.keys())
def test_what_is_small_takes_no_more_than_its_size_to_read(make: Callable[[], bytes]) -> None:
    body = make()
    tracemalloc.start()
    began = time.process_time()
    with contextlib.suppress(DecodeError):
        decode(object, body)
    seconds, (_, peak) = time.process_time() - began, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 * LARGEST_BODY
    assert seconds < 20


def _elements(count: int, prefix: str) -> bytes:
    return f"<a {prefix}>{'<b/>' * (count - 2)}</a>".encode()


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        (_elements(500_001, 'x="1"'), "more than 500000 elements and attributes"),
        (f"<a {' '.join(f'xmlns:p{n}=_u_' for n in range(101))}/>".replace("_", '"').encode(), "100 prefixes"),
        (b"<a><!--" + b"x" * 5_000_000 + b"--></a>", "more than 4194304 bytes"),
        (b"<a " + b'b="' + b"x" * 5_000_000 + b'"/>', "more than 4194304 bytes"),
        (b"[" + b"1," * 500_001 + b"1]", "more than 500000 values"),
        (b"[" + b"1," * 499_999 + b"1]", "more than 500000 values"),
        (b"[" + b"[1]," * 250_000 + b"1]", "more than 500000 values"),
        (b"[" * 101 + b"]" * 101, "more than 100 levels"),
    ],
)  # fmt: skip
def test_each_limit_says_what_it_is(body: bytes, complaint: str) -> None:
    with pytest.raises(DecodeError, match=complaint):
        decode(object, body)


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'["' + b"," * 2_000_000 + b'"]', ["," * 2_000_000]),
        (b'["[{,",' + b"1," * 499_997 + b"1]", ["[{,", *[1] * 499_998]),
        (b"<a><b>" + b"x\n" * 3_000_000 + b"</b></a>", {"b": "x\n" * 3_000_000}),
        (b"<a><b><![CDATA[" + b"<" * 5_000_000 + b"]]></b></a>", {"b": "<" * 5_000_000}),
    ],
)
def test_long_text_is_no_offence(body: bytes, value: object) -> None:
    assert decode(object, body) == value


@pytest.mark.parametrize(
    "name",
    ["punycode", "idna", "unicode_escape", "utf-7", "zlib", "undefined", "utf-16-xe", "hex"],
)
@pytest.mark.filterwarnings("error")
def test_a_codec_that_is_no_character_set_is_not_used(name: str) -> None:
    xml = f'<?xml version="1.0" encoding="{name}"?><a>'.encode() + b"\xff\\]-a</a>"
    for body, content_type in ((b'"\xff\\]-a"', f"application/json; charset={name}"), (xml, "")):
        with pytest.raises(DecodeError):
            decode(object, body, content_type)


def test_xml_in_an_encoding_that_is_one_is_read() -> None:
    text = '<?xml version="1.0" encoding="windows-1251"?><a><b>да</b></a>'
    assert decode(object, text.encode("cp1251")) == {"b": "да"}
    assert decode(object, text.encode("utf-16")) == {"b": "да"}


@pytest.mark.parametrize(
    "text",
    [
        "<x:a/>",
        '<a x:b="1"/>',
        '<a><b xmlns:x="u"/><x:b/></a>',
        '<a xmlns:x="u"><x:b:c/></a>',
        '<a xmlns:x="u"><x:/></a>',
    ],
)
def test_a_prefix_holds_where_it_is_declared(text: str) -> None:
    with pytest.raises(DecodeError, match="not well-formed XML"):
        decode(object, text.encode())


def test_nil_is_nil_in_its_namespace_only() -> None:
    scheme = "http://www.w3.org/2001/XMLSchema-instance"
    assert decode(object, f'<a xmlns:i="{scheme}"><b i:nil="1">x</b></a>'.encode()) == {"b": None}
    assert decode(object, b'<a xmlns:i="urn:x"><b i:nil="1">x</b></a>') == {"b": "x"}
    assert decode(object, b'<a><b nil="1">x</b></a>') == {"b": "x"}


def test_a_body_in_many_small_chunks_takes_no_more_memory() -> None:
    response = httpx2.Response(200, stream=httpx2.ByteStream(b""))
    received = Received(response)
    tracemalloc.start()
    chunks = (bytes([number % 256, 0]) for number in range(200_000))
    assert all(received.add(chunk) for chunk in chunks)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_000_000
