from __future__ import annotations

from typing import Any

import pytest

from clientgen.wire import Layout, WireError, decode, encode, shape_from_data, shapes_from_data
from clientgen.wire.multipart import MAX_HEAD, MAX_PARTS, boundary_of, split_parts

TYPES = shapes_from_data({})
EITHER: dict[str, Any] = {
    "kind": "union",
    "alternatives": [
        {"json": "array", "type": {"kind": "list", "items": {"kind": "string"}}},
        {"json": "string", "type": {"kind": "string"}},
        {"json": "number", "type": {"kind": "integer"}},
    ],
}
SHAPE = shape_from_data(
    {
        "kind": "record",
        "fields": [
            {"name": "file", "type": {"kind": "bytes"}},
            {"name": 'a"\r\nb', "type": {"kind": "bytes"}},
            {"name": "many", "type": {"kind": "list", "items": {"kind": "bytes"}}},
            {"name": "count", "type": {"kind": "integer"}},
            {"name": "any", "type": {"kind": "any"}},
            {"name": "either", "type": EITHER},
        ],
    }
)
FILE = 'Content-Disposition: form-data; name="file"; filename="f"\r\n\r\n'
FILE_COUNT = 'Content-Disposition: form-data; name="count"; filename="f"\r\n\r\n'
COUNT = 'Content-Disposition: form-data; name="count"\r\n\r\n'

JSON = f"Content-Type: application/json\r\n{COUNT.replace('count', 'any')}"


def media_type(boundary: str = "b") -> str:
    return f"multipart/form-data; boundary={boundary}"


def read(body: str | bytes, boundary: str = "b") -> Any:
    content = body.encode() if isinstance(body, str) else body
    return decode(content, SHAPE, TYPES, media_type(boundary))


def test_what_is_written() -> None:
    value = {"file": b"x", 'a"\r\nb': b"", "many": [b"1", b"2"], "count": 3, "any": [None]}
    layout = Layout(part_types={"many": "image/png"})
    body = encode(value, SHAPE, TYPES, media_type(), layout=layout)
    assert body.decode() == (
        '--b\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n'
        "Content-Type: application/octet-stream\r\n\r\nx\r\n"
        '--b\r\nContent-Disposition: form-data; name="a%22%0D%0Ab"; filename="a%22%0D%0Ab"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n\r\n"
        '--b\r\nContent-Disposition: form-data; name="many"; filename="many"\r\n'
        "Content-Type: image/png\r\n\r\n1\r\n"
        '--b\r\nContent-Disposition: form-data; name="many"; filename="many"\r\n'
        "Content-Type: image/png\r\n\r\n2\r\n"
        '--b\r\nContent-Disposition: form-data; name="count"\r\n\r\n3\r\n'
        '--b\r\nContent-Disposition: form-data; name="any"\r\n'
        "Content-Type: application/json\r\n\r\n[null]\r\n--b--\r\n"
    )
    assert decode(body, SHAPE, TYPES, media_type(), layout=layout) == value


@pytest.mark.parametrize(
    ("name", "value", "part"),
    [
        ("any", "1", "\r\n\r\n1"),
        ("any", 1, "\r\nContent-Type: application/json\r\n\r\n1"),
        ("any", True, "\r\nContent-Type: application/json\r\n\r\ntrue"),
        ("either", "auto", "\r\n\r\nauto"),
        ("either", 3, "\r\nContent-Type: application/json\r\n\r\n3"),
        ("either", ["a"], '\r\nContent-Type: application/json\r\n\r\n["a"]'),
    ],
)
def test_where_the_type_does_not_tell_only_text_is_text(name: str, value: Any, part: str) -> None:
    body = encode({name: value}, SHAPE, TYPES, media_type())
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"'
    assert body.decode() == f"{head}{part}\r\n--b--\r\n"
    assert decode(body, SHAPE, TYPES, media_type()) == {name: value}


def test_text_that_no_alternative_is_can_be_json() -> None:
    either = {**EITHER, "alternatives": [EITHER["alternatives"][2]]}
    shape = shape_from_data({"kind": "record", "fields": [{"name": "count", "type": either}]})
    body = f"--b\r\n{COUNT}3\r\n--b--\r\n".encode()
    assert decode(body, shape, TYPES, media_type()) == {"count": 3}


def test_an_open_part_that_is_stated_to_be_json_is_json() -> None:
    layout = Layout(part_types={"any": "application/json"})
    body = encode({"any": "a"}, SHAPE, TYPES, media_type(), layout=layout)
    assert body.endswith(b'Content-Type: application/json\r\n\r\n"a"\r\n--b--\r\n')
    assert decode(body, SHAPE, TYPES, media_type(), layout=layout) == {"any": "a"}


def test_no_content_may_have_the_boundary() -> None:
    with pytest.raises(WireError, match="contains its boundary"):
        encode({"file": b"--long-boundary"}, SHAPE, TYPES, media_type("long-boundary"))


@pytest.mark.parametrize(
    "content", ["", "\r\n", "x--b", "\r\n-b--", "--", "\r\n\r\n--\r\n", "\n--b"]
)
def test_content_that_looks_like_a_boundary(content: str) -> None:
    assert read(f"--b\r\n{FILE}{content}\r\n--b--\r\n") == {"file": content.encode()}


def test_a_multipart_body_in_a_part_is_bytes() -> None:
    inner = f"--c\r\n{FILE}x\r\n--c--\r\n"
    assert read(f"--b\r\n{FILE}{inner}\r\n--b--\r\n") == {"file": inner.encode()}


def test_unknown_parts_are_dropped_and_nothing_may_follow_but_a_line_end() -> None:
    other = 'Content-Disposition: form-data; name="other"\r\n\r\n'
    assert read(f"--b\r\n{other}x\r\n--b\r\n{COUNT}1\r\n--b--") == {"count": 1}
    assert read("--b--\r\n") == {}


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("", "does not begin with its boundary"),
        (f"\r\n--b\r\n{FILE}x\r\n--b--", "does not begin with its boundary"),
        (f"--b\r\n{FILE}x", "has no last boundary"),
        (f"--b\r\n{FILE}x\r\n--b", "has a boundary that goes on"),
        (f"--b\r\n{FILE}x\r\n--bc\r\n", "has a boundary that goes on"),
        (f"--b \r\n{FILE}x\r\n--b--", "has a boundary that goes on"),
        (f"--b\r\n{FILE}x\r\n--b--\r\n\r\n", "has content after its last boundary"),
        (f"--b\r\n{FILE}x\r\n--b\r\n{FILE}x\r\n--b--", "file: is given twice"),
        (f"--b\r\n{COUNT}x\r\n--b--", "count: expected a whole number"),
        (f"--b\r\n{COUNT.replace('count', 'file')}x\r\n--b--", "file: expected a file"),
        (f"--b\r\n{FILE_COUNT}1\r\n--b--", "count: is a file"),
        (f"--b\r\n{JSON}[\r\n--b--", "any: not JSON"),
        ("--b\r\n\r\nx\r\n--b--", "has a part whose header fields do not end within"),
        ("--b\r\nA: b\r\n\r\nx\r\n--b--", "has a part without a valid `Content-Disposition`"),
        (f"--b\r\nA : b\r\n{FILE}x\r\n--b--", "header field that is malformed or given twice"),
        (f"--b\r\nA: b\r\na: c\r\n{FILE}x\r\n--b--", "malformed or given twice"),
        (f"--b\r\n folded: b\r\n{FILE}x\r\n--b--", "malformed or given twice"),
        (f"--b\r\nA: {'x' * MAX_HEAD}\r\n{FILE}x\r\n--b--", "do not end within 8192 bytes"),
        (f"--b\r\n{COUNT}1\r\n" * (MAX_PARTS + 1) + "--b--", "has more than 1000 parts"),
    ],
)
def test_what_is_refused(body: str, said: str) -> None:
    with pytest.raises(WireError) as caught:
        read(body)
    assert said in str(caught.value)


def test_header_fields_that_are_not_utf_8() -> None:
    with pytest.raises(WireError, match="not UTF-8"):
        read(b"--b\r\nA: \xff\r\n" + FILE.encode() + b"x\r\n--b--")


@pytest.mark.parametrize(
    ("content_type", "boundary"),
    [
        ("multipart/form-data; boundary=a", b"a"),
        ('multipart/form-data; boundary="a b"; charset=utf-8', b"a b"),
        ("multipart/form-data;BOUNDARY=a-_.'+", b"a-_.'+"),
    ],
)
def test_boundaries(content_type: str, boundary: bytes) -> None:
    assert boundary_of(content_type) == boundary


@pytest.mark.parametrize(
    "parameter", ["", "; boundary=", '; boundary=""', f"; boundary={'x' * 71}", "; boundary=a\x01"]
)
def test_media_types_without_a_boundary(parameter: str) -> None:
    with pytest.raises(WireError, match="has no valid `boundary`"):
        boundary_of(f"multipart/form-data{parameter}")


def test_names_are_unescaped() -> None:
    head = 'content-disposition: form-data; name="a%22%0d%0Ab%25"; filename="%2"\r\n\r\n'
    (part,) = split_parts(f"--b\r\n{head}x\r\n--b--".encode(), b"b")
    assert (part.name, part.file) == ('a"\r\nb%25', "%2")


def test_only_a_record_is_multipart() -> None:
    text = shape_from_data({"kind": "string"})
    with pytest.raises(WireError, match="only a record can be multipart"):
        encode("x", text, TYPES, media_type())
