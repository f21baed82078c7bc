"""Bodies from files and iterators: what is sent, when it is sent again, and what is refused."""

from __future__ import annotations

import asyncio
import io
import os
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from runtime import multipart
from runtime.errors import ArgumentError, TransportError, UnexpectedResponse
from runtime.limits import PIECE
from runtime.operation import Body
from runtime.records import UNSET, Record, field
from runtime.unions import Alternative, OneOf
from runtime.uploads import Content, FileInput, source_of

from .conftest import make_async_client, make_client, operation

MEDIA_TYPE = "application/octet-stream"
RAW = Body(media_type=MEDIA_TYPE, name="content", kind=bytes, upload=True)
UPLOAD = operation(method="PUT", body=RAW, responses={200: None})
LONG = os.urandom(PIECE + 3)


class Form(Record, frozen=True, kw_only=True):
    file: FileInput = field(name="file")
    note: str | None = field(name="note", default=None)


FORM = Body(media_type="multipart/form-data", record=Form, files=("file",))


class Service:
    """Answers with each status in turn, and keeps the requests."""

    def __init__(self, *statuses: int, **headers: str) -> None:
        self._statuses = list(statuses) or [200]
        self._headers = headers
        self.bodies: list[bytes] = []
        self.requests: list[httpx2.Request] = []

    def __call__(self, request: httpx2.Request) -> httpx2.Response:
        self.requests.append(request)
        self.bodies.append(request.read())
        return httpx2.Response(self._statuses.pop(0), headers=self._headers)


def call(service: Service, content: object, described: Any = UPLOAD, **options: Any) -> None:
    with make_client(service, sleep=lambda _: None, retries=2, **options) as client:
        client._caller.call(described, {"content": content})


def call_async(service: Service, content: object) -> None:
    async def run() -> None:
        async def pause(_: float) -> None:
            pass

        async with make_async_client(service, sleep=pause, retries=2) as client:
            await client._caller.call(UPLOAD, {"content": content})

    asyncio.run(run())


both = pytest.mark.parametrize("make_call", [call, call_async])


@both
@pytest.mark.parametrize("content", [b"", b"x", LONG], ids=["empty", "short", "long"])
def test_a_path_is_sent_with_its_length(make_call: Any, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    make_call(service := Service(), path)
    assert service.bodies == [content]
    assert service.requests[0].headers["content-length"] == str(len(content))
    assert service.requests[0].headers["content-type"] == MEDIA_TYPE
    assert "transfer-encoding" not in service.requests[0].headers


@both
def test_an_open_file_is_sent_from_where_it_stands_and_again_for_a_retry(make_call: Any) -> None:
    file = io.BytesIO(b"12345")
    file.seek(2)
    make_call(service := Service(503, 200), file)
    assert service.bodies == [b"345", b"345"]


@both
def test_a_path_is_sent_again_for_a_retry(make_call: Any, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(LONG)
    make_call(service := Service(503, 200), path)
    assert service.bodies == [LONG, LONG]


@both
def test_an_iterator_is_sent_in_chunks_and_only_once(make_call: Any) -> None:
    with pytest.raises(Exception, match="503"):
        make_call(service := Service(503, 200), iter([b"a", b"", bytearray(b"b")]))
    assert service.bodies == [b"ab"]
    assert service.requests[0].headers["transfer-encoding"] == "chunked"
    assert "content-length" not in service.requests[0].headers


def test_an_asynchronous_iterator() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield b"a"
        yield b"b"

    call_async(service := Service(), pieces())
    assert service.bodies == [b"ab"]
    with pytest.raises(ArgumentError, match="`content` is asynchronous: use the asynchronous cl"):
        call(Service(), pieces())


@both
def test_a_pipe_is_sent_once(make_call: Any) -> None:
    end, begin = os.pipe()
    os.write(begin, b"through")
    os.close(begin)
    with os.fdopen(end, "rb") as file, pytest.raises(Exception, match="503"):
        make_call(service := Service(503, 200), file)
    assert service.bodies == [b"through"]


def test_no_redirect_repeats_an_iterator() -> None:
    described = operation(method="PUT", body=RAW, responses={200: None}, follows_redirects=True)
    service = Service(307, location="https://api.example.com/other")
    with pytest.raises(UnexpectedResponse, match="whose body can be sent only once"):
        call(service, iter([b"a"]), described)


def read(content: Content) -> bytes:
    return b"".join(content)


def read_async(content: Content) -> bytes:
    async def run() -> bytes:
        return b"".join([piece async for piece in content])

    return asyncio.run(run())


both_ways = pytest.mark.parametrize("read_content", [read, read_async])


@both_ways
@pytest.mark.parametrize("now", [b"abcd", b"ab", b""])
def test_a_file_that_changes_its_length_ends_the_call(
    read_content: Any, now: bytes, tmp_path: Path
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    content = Content([source_of("content", path, takes_iterators=True)])
    assert read_content(content) == b"abc"
    path.write_bytes(now)
    with pytest.raises(TransportError, match="`content` changed its length while it was sent"):
        read_content(content)


def test_the_last_piece_is_kept_back_until_the_length_is_known(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(LONG)
    pieces = iter(Content([source_of("x", path, takes_iterators=True)]))
    sent = next(pieces)
    with path.open("ab") as file:
        file.write(b"more")
    with pytest.raises(TransportError, match="changed its length"):
        sent += b"".join(pieces)
    assert len(sent) < len(LONG)


@both_ways
def test_a_file_that_disappears_ends_the_call(read_content: Any, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"abc")
    content = Content([source_of("content", path, takes_iterators=True)])
    path.unlink()
    with pytest.raises(TransportError, match="`content` cannot be read: No such file"):
        read_content(content)


@both
@pytest.mark.parametrize(
    ("content", "said"),
    [
        (3, "`content` must be bytes, a path, a file open for reading bytes or an iterator of"),
        ("text", "`content` must be bytes, a path, .*, not `str`"),
        (None, "`content` must be bytes, a path, .*, not `NoneType`"),
        (io.StringIO("text"), "`content` must be open for reading bytes, not text"),
        (["text"], "`content` must give bytes, not `str`"),
        (Path("/nowhere"), "`content` cannot be read: No such file or directory"),
        (Path("/"), "`content` is a folder, or must not be read"),
        (Path("a\0b"), "`content` cannot be read: embedded null byte"),
    ],
)
def test_what_is_no_content(make_call: Any, content: object, said: str) -> None:
    with pytest.raises(ArgumentError, match=said):
        make_call(Service(), content)


def test_a_closed_file_is_refused() -> None:
    file = io.BytesIO()
    file.close()
    with pytest.raises(ArgumentError, match="`content` cannot be read: I/O operation on closed"):
        call(Service(), file)


def test_no_read_of_a_file_blocks_the_event_loop() -> None:
    class Watched(io.BytesIO):
        threads: set[int] = set()

        def read(self, size: int | None = -1, /) -> bytes:
            self.threads.add(threading.get_ident())
            return super().read(size)

    def pieces() -> Iterator[bytes]:
        Watched.threads.add(threading.get_ident())
        yield b"x"

    call_async(Service(), Watched(b"x"))
    call_async(Service(), pieces())
    assert Watched.threads
    assert threading.get_ident() not in Watched.threads


def test_the_boundary_comes_from_the_random_source() -> None:
    described = operation(method="POST", body=FORM, responses={200: None})
    bodies = []
    for number in (0.25, 0.5):
        with make_client(service := Service(), random=lambda number=number: number) as client:
            client._caller.call(described, {"file": b"x", "note": "n"})
        media_type = service.requests[0].headers["content-type"]
        boundary = media_type.removeprefix("multipart/form-data; boundary=")
        assert service.bodies[0].endswith(f"\r\n--{boundary}--\r\n".encode())
        bodies.append(service.bodies[0].replace(boundary.encode(), b"B"))
        assert boundary.encode() not in bodies[-1]
    assert (
        bodies[0]
        == bodies[1]
        == (
            b'--B\r\nContent-Disposition: form-data; name="file"; filename="file"\r\n'
            b"Content-Type: application/octet-stream\r\n\r\nx\r\n"
            b'--B\r\nContent-Disposition: form-data; name="note"\r\n\r\nn\r\n--B--\r\n'
        )
    )


def test_a_text_with_half_a_surrogate_pair_is_refused() -> None:
    described = operation(method="POST", body=FORM, responses={200: None})
    for arguments in ({"file": b"x", "note": "\ud800"}, {"file": ("\ud800", b"x")}):
        with make_client(Service()) as client, pytest.raises(ArgumentError, match="surrogate"):
            client._caller.call(described, arguments)


def test_an_open_file_has_the_name_of_its_place(tmp_path: Path) -> None:
    path = tmp_path / "scan.pdf"
    path.write_bytes(b"x")
    with path.open("rb") as file:
        assert source_of("a", file, takes_iterators=False).place == str(path)
    assert source_of("a", io.BytesIO(), takes_iterators=False).place is None


def test_what_can_only_be_read_is_no_file() -> None:
    class Reader:
        def read(self, _size: int = -1) -> bytes:
            return b""

    with pytest.raises(ArgumentError, match="`a` must be bytes, a path"):
        source_of("a", Reader(), takes_iterators=True)


def test_a_file_that_is_closed_meanwhile_ends_the_call() -> None:
    file = io.BytesIO(b"abc")
    source = source_of("a", file, takes_iterators=False)
    file.close()
    with pytest.raises(TransportError, match=r"^`a` cannot be read: "):
        list(source.pieces())


class Details(Record, frozen=True, kw_only=True):
    width: int


class Many(Record, frozen=True, kw_only=True):
    file: FileInput = field(name="the-file")
    pages: list[FileInput] | None = field(name="pages", default=None)
    details: Details | None = None
    note: str | None = None
    raw: str | None = None


MANY = Body(
    media_type="multipart/form-data",
    record=Many,
    files=("the-file", "pages"),
    part_types={"pages": "image/png", "raw": "application/x+json"},
)


class Standard(io.BytesIO):
    name = "<stdin>"


def test_each_part_has_its_name_its_file_and_its_media_type(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"1")
    with os.fdopen(os.open(path, os.O_RDONLY), "rb") as unnamed:
        record = Many(
            file=path,
            pages=[("x", b"2"), ("y", b"3", 'text/a-b.c+d; e="f g"'), b"4", unnamed, Standard()],
            details=Details(width=3),
            note="n",
            raw="r",
        )
        parts = multipart.write(MANY, record, lambda: 0.5).form
    assert [(each.name, each.file, each.media_type) for each in parts] == [
        ("the-file", "a.txt", "application/octet-stream"),
        ("pages", "x", "image/png"),
        ("pages", "y", 'text/a-b.c+d; e="f g"'),
        ("pages", "pages", "image/png"),
        ("pages", "pages", "image/png"),
        ("pages", "pages", "image/png"),
        ("details", None, "application/json"),
        ("note", None, None),
        ("raw", None, "application/x+json"),
    ]
    content = [b"".join(each.source.pieces()) for each in parts[6:]]
    assert content == [b'{"width":3}', b"n", b'"r"']


class Crop(OneOf):
    alternatives = (
        Alternative(lambda: Details, "object"),
        Alternative(lambda: str, "string"),
        Alternative(lambda: int, "number"),
    )


class Loose(Record, frozen=True, kw_only=True):
    scale: Any = UNSET
    marks: list[Any] | None = None
    crop: Crop | None = None
    either: str | int | None = None


def test_where_the_type_does_not_tell_only_text_is_text() -> None:
    body = Body(media_type="multipart/form-data", record=Loose)
    record = Loose(scale=1.25, marks=[True, "a", {"b": None}], crop="auto", either=3)
    parts = multipart.write(body, record, lambda: 0.5).form
    json = "application/json"
    assert [(each.name, each.media_type, *each.source.pieces()) for each in parts] == [
        ("scale", json, b"1.25"),
        ("marks", json, b"true"),
        ("marks", None, b"a"),
        ("marks", json, b'{"b":null}'),
        ("crop", None, b"auto"),
        ("either", json, b"3"),
    ]
    (part,) = multipart.write(body, Loose(crop=7), lambda: 0.5).form
    assert (part.media_type, *part.source.pieces()) == (json, b"7")


def test_names_of_parts_are_escaped() -> None:
    (part,) = multipart.write(MANY, Many(file=('a"\r\n.txt', b"")), lambda: 0.5).form
    assert b'filename="a%22%0D%0A.txt"' in part.head()


def test_a_part_is_no_iterator() -> None:
    with pytest.raises(ArgumentError, match="`file` must be bytes, a path"):
        multipart.write(MANY, {"file": iter([b"a"])}, lambda: 0.5)


@pytest.mark.parametrize("sign", "!#$&-^_.+;= \"'*,:/")
def test_signs_of_media_types(sign: str) -> None:
    record = Many(file=("a", b"", f"text/a{sign}b"))
    (part,) = multipart.write(MANY, record, lambda: 0.5).form
    assert part.media_type == f"text/a{sign}b"


@pytest.mark.parametrize("media_type", ["text", " text/a", "text/a ", "text/\n", "text/a(b", "t/ä"])
def test_media_types_that_are_none(media_type: str) -> None:
    with pytest.raises(ArgumentError, match="`file` has a media type that is not valid"):
        multipart.write(MANY, Many(file=("a", b"", media_type)), lambda: 0.5)


def test_a_boundary_has_all_its_digits() -> None:
    content = multipart.write(MANY, Many(file=b""), lambda: 1 / 16**12)
    assert (
        content.media_type
        == f"multipart/form-data; boundary={'0' * 11 + '1'}{('0' * 11 + '1') * 2}"
    )


# progress

Told = list[tuple[int, int | None]]


def watched(
    way: str, service: Service, content: object, hook: Any, described: Any = UPLOAD
) -> None:
    """Make a call that tells how much of its body has been sent."""
    name = "content" if described is UPLOAD else "file"

    async def run() -> None:
        async def pause(_: float) -> None:
            pass

        async with make_async_client(service, sleep=pause, retries=2) as client:
            caller = client.with_options(on_progress=hook)._caller
            await caller.call(described, {name: content})

    if way == "async":
        asyncio.run(run())
        return
    with make_client(service, sleep=lambda _: None, retries=2) as client:
        client.with_options(on_progress=hook)._caller.call(described, {name: content})
        client._caller.call(described, {name: b"unwatched"})


ways = pytest.mark.parametrize("way", ["sync", "async"])


@ways
@pytest.mark.parametrize("form", ["bytes", "path", "file"])
def test_progress_is_told_from_the_beginning_of_each_attempt(
    way: str, form: str, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(LONG)
    forms = {"bytes": LONG, "path": tmp_path / "file", "file": io.BytesIO(LONG)}
    told: Told = []
    service = Service(503, 200, 200)
    watched(way, service, forms[form], lambda *each: told.append(each))
    total = len(LONG)
    assert told == [(0, total), (PIECE, total), (total, total)] * 2
    assert service.bodies[:2] == [LONG, LONG]
    assert service.requests[0].headers["content-length"] == str(total)


@ways
def test_progress_of_what_has_no_known_length(way: str) -> None:
    told: Told = []
    service = Service(200, 200)
    watched(way, service, iter([b"ab", LONG + LONG]), lambda *each: told.append(each))
    assert told == [(0, None), (2, None), (2 * len(LONG) + 2, None)]
    assert service.bodies[0] == b"ab" + LONG + LONG


@ways
def test_progress_of_a_form(way: str, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(LONG)
    described = operation(method="POST", body=FORM, responses={200: None})
    told: Told = []
    service = Service(200, 200)
    watched(way, service, tmp_path / "file", lambda *each: told.append(each), described)
    total = len(service.bodies[0])
    assert told[0] == (0, total)
    assert told[-1] == (total, total)
    sizes = [sent for sent, _ in told]
    assert sizes == sorted(sizes)
    assert {size for _, size in told} == {total}


@ways
def test_a_function_that_fails_is_not_called_again(
    way: str, caplog: pytest.LogCaptureFixture
) -> None:
    calls: list[int] = []

    def fail(sent: int, _total: int | None) -> None:
        calls.append(sent)
        if sent:
            raise ValueError("fake-secret")

    service = Service(200, 200)
    watched(way, service, LONG, fail)
    assert service.bodies[0] == LONG
    assert calls == [0, PIECE]
    assert caplog.messages == ["the function `on_progress` raised `ValueError`"]


@ways
def test_nothing_is_told_of_a_request_without_a_body(way: str) -> None:
    told: Told = []
    watched(way, Service(200, 200), b"", lambda *each: told.append(each))
    assert told == []


def test_a_progress_is_a_function() -> None:
    with make_client(Service()) as client, pytest.raises(ArgumentError, match="on_progress"):
        client.with_options(on_progress=5)  # type: ignore[arg-type]
