"""The parts of a multipart body, byte for byte."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from runtime.errors import ArgumentError
from runtime.multipart import write
from runtime.operation import Body
from runtime.records import Record, field


class Form(Record, frozen=True, kw_only=True):
    file: Any = field(name="file", default=None)
    many: list[Any] | None = field(name="many", default=None)
    count: int | None = field(name="count", default=None)
    text: str | None = field(name="text", default=None)
    tags: dict[str, int] | None = field(name="tags", default=None)
    open: object = field(name="open", default=None)


FORM = Body(
    media_type="multipart/form-data",
    record=Form,
    files=("file", "many"),
    part_types={"text": "application/json", "open": "application/x+json"},
)
LOOSE = Body(media_type="multipart/form-data", record=Form, files=("file", "many"))


def parts(body: Body, **given: Any) -> list[bytes]:
    """The parts of a body, without its boundary."""
    content = write(body, given, lambda: 0.5)
    assert content.media_type is not None
    boundary = content.media_type.removeprefix("multipart/form-data; boundary=").encode()
    before, *found, after = b"".join(content).split(b"--" + boundary)
    assert (before, after) == (b"", b"--\r\n")
    return [each.removeprefix(b"\r\n").removesuffix(b"\r\n") for each in found]


def part(name: str, content: bytes, *more: str) -> bytes:
    head = "".join(f"{line}\r\n" for line in more)
    return f'Content-Disposition: form-data; name="{name}"\r\n{head}\r\n'.encode() + content


@pytest.mark.parametrize(
    ("body", "given", "expected"),
    [
        (FORM, {"count": 5}, part("count", b"5")),
        (FORM, {"text": "a"}, part("text", b'"a"', "Content-Type: application/json")),
        (LOOSE, {"text": "a"}, part("text", b"a")),
        (FORM, {"tags": {"a": 1}}, part("tags", b'{"a":1}', "Content-Type: application/json")),
        (LOOSE, {"open": "a"}, part("open", b"a")),
        (LOOSE, {"open": 5}, part("open", b"5", "Content-Type: application/json")),
        (LOOSE, {"open": [1]}, part("open", b"[1]", "Content-Type: application/json")),
        (FORM, {"open": "a"}, part("open", b'"a"', "Content-Type: application/x+json")),
    ],
)
def test_a_part_that_is_no_file(body: Body, given: dict[str, Any], expected: bytes) -> None:
    assert parts(body, **given) == [expected]


def file(name: str, file_name: str, content: bytes, media_type: str) -> bytes:
    return (
        f'Content-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
        f"Content-Type: {media_type}\r\n\r\n"
    ).encode() + content


BINARY = "application/octet-stream"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (b"x", file("file", "file", b"x", BINARY)),
        (("a.txt", b"x"), file("file", "a.txt", b"x", BINARY)),
        (("a.txt", b"x", "text/plain"), file("file", "a.txt", b"x", "text/plain")),
        (("a.txt", b"x", None), file("file", "a.txt", b"x", BINARY)),
        (("", b"x"), file("file", "file", b"x", BINARY)),
    ],
)
def test_a_file(value: Any, expected: bytes) -> None:
    assert parts(FORM, file=value) == [expected]


def test_a_list_of_files_is_a_part_for_each_that_is_not_none() -> None:
    assert parts(FORM, many=[b"x", None, ("b", b"y")]) == [
        file("many", "many", b"x", BINARY),
        file("many", "b", b"y", BINARY),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ((), "must be a name, a content and perhaps a media type"),
        (("a",), "must be a name, a content and perhaps a media type"),
        (("a", b"x", "text/plain", 1), "must be a name, a content and perhaps a media type"),
        ((7, b"x"), "must have text as its name and its media type"),
        ((None, b"x"), "must have text as its name and its media type"),
        (("a", b"x", 7), "must have text as its name and its media type"),
        (("a", b"x", "text/plain\r\nX: y"), "has a media type that is not valid"),
        (("a", b"x", " text/plain"), "has a media type that is not valid"),
        (("a", b"x", "text"), "has a media type that is not valid"),
        (("a", b"x", "text/plaïn"), "has a media type that is not valid"),
    ],
)
def test_what_is_no_file(value: Any, message: str) -> None:
    with pytest.raises(ArgumentError, match=f"`file` {message}"):
        parts(FORM, file=value)


def test_a_body_that_is_one_argument_has_the_parts_of_its_type() -> None:
    body = Body(media_type="multipart/form-data", name="body", kind=Form, files=("file",))
    assert parts(body, count=5) == [part("count", b"5")]


def test_the_boundary_is_made_of_the_random_source() -> None:
    for number, digits in ((0.5, "800000000000"), (0.0, "000000000000")):
        made = write(FORM, {"count": 5}, lambda number=number: number).media_type
        assert made is not None
        boundary = made.removeprefix("multipart/form-data; boundary=")
        assert boundary == digits * (len(boundary) // 12)
        assert len(boundary) >= 24


def test_a_file_has_the_name_that_its_path_has(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    assert parts(FORM, file=path) == [file("file", "a.txt", b"x", BINARY)]
    with path.open("rb") as opened:
        assert parts(FORM, file=opened) == [file("file", "a.txt", b"x", BINARY)]


def test_a_file_without_a_name_of_its_own_has_that_of_its_part() -> None:
    class Named(io.BytesIO):
        name = "<stdin>"

    assert parts(FORM, file=Named(b"x")) == [file("file", "file", b"x", BINARY)]


def test_the_media_type_of_a_file_is_that_given_or_that_stated() -> None:
    stated = Body(
        media_type="multipart/form-data",
        record=Form,
        files=("file",),
        part_types={"file": "image/png"},
    )
    assert parts(stated, file=b"x") == [file("file", "file", b"x", "image/png")]
    given = parts(stated, file=("a", b"x", "text/plain"))
    assert given == [file("file", "a", b"x", "text/plain")]


def test_an_iterator_is_no_file() -> None:
    with pytest.raises(ArgumentError, match="`file` must be bytes, a path, a file open"):
        parts(FORM, file=iter([b"x"]))
