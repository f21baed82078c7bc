from __future__ import annotations

import email.parser
import email.policy
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx2
import pytest

from ..harness import Feature, Request, json

MADE = json({"id": "f-1"}, status=201)


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def parts(request: Request) -> list[tuple[str, str | None, str, bytes]]:
    """Return the name, the name of the file, the media type and the content of each part."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + request.body)
    found: Any = message.iter_parts()
    return [
        (
            str(part.get_param("name", header="content-disposition")),
            part.get_filename(),
            str(part.get("content-type")),
            part.get_payload(decode=True),
        )
        for part in found
    ]


def test_each_member_is_a_part(feature: Feature, tmp_path: Path) -> None:
    path = tmp_path / "a b.txt"
    path.write_bytes(b"from disk")
    done = feature.call(
        "files.create",
        file=path,
        pages=[b"one", ("two.png", b"two"), ("x", b"", "text/plain")],
        purpose="batch",
        tags=["x", "y"],
        details=feature.types.Details(width=3),
        reply=MADE,
    )
    assert parts(done.request) == [
        ("file", "a b.txt", "application/octet-stream", b"from disk"),
        ("pages", "pages", "image/png", b"one"),
        ("pages", "two.png", "image/png", b"two"),
        ("pages", "x", "text/plain", b""),
        ("purpose", None, "None", b"batch"),
        ("tags", None, "None", b"x"),
        ("tags", None, "None", b"y"),
        ("details", None, "application/json", b'{"width":3}'),
    ]
    assert done.request.headers["content-length"] == str(len(done.request.body))


@pytest.mark.parametrize("name", ['a"b', "a\r\nEvil: 1", 'x"; filename="y', "ü", "a\\"])
def test_no_name_of_a_file_begins_another_field(feature: Feature, client: Any, name: str) -> None:
    done = feature.call("files.create", file=(name, b"x"), purpose="batch", reply=MADE)
    head = done.request.body.partition(b"\r\n\r\n")[0]
    assert head.count(b"\r\n") == 2
    assert head.count(b'"') == 4
    made = client.files.create(file=(name, b"x"), purpose="batch")
    assert client.files.content(made.id) == b"x"


@pytest.mark.parametrize("media_type", ["a/b\r\nEvil: 1", "text", "", " a/b", "a/ü"])
def test_a_media_type_of_a_file_is_one(feature: Feature, media_type: str) -> None:
    said = feature.refusal("files.create", file=("n", b"x", media_type), purpose="batch")
    assert said == "`file` has a media type that is not valid"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("text", "`file` must be bytes, a path, a file open for reading bytes, not `str`"),
        ([b"x"], "`file` must be bytes, a path, a file open for reading bytes, not `list`"),
        (("n",), "`file` must be a name, a content and perhaps a media type"),
        ((b"n", b"x"), "`file` must have text as its name and its media type"),
        (Path("/nowhere/at/all"), "`file` cannot be read: No such file or directory"),
        (Path("/"), "`file` is a folder, or must not be read"),
    ],
)
def test_what_is_no_file(feature: Feature, value: object, said: str) -> None:
    assert feature.refusal("files.create", file=value, purpose="batch") == said


def test_what_was_uploaded_is_downloaded(client: Any) -> None:
    content = bytes(range(256)) * 10_000
    made = client.files.create(file=content, purpose="other", tags=["a"], pages=[b"", b"1"])
    assert (made.purpose, made.tags) == ("other", ["a"])
    assert client.files.content(made.id) == content


HEAD = 'Content-Disposition: form-data; name="{}"\r\n\r\n'
FILE = 'Content-Disposition: form-data; name="file"; filename="f"\r\n\r\n'


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (f"--b\r\n{FILE}x", "has no last boundary"),
        (f"--b\r\n{FILE}x\r\n--b--\r\nmore", "has content after its last boundary"),
        (f"--b\r\n{FILE}x\r\n--bb--\r\n", "has a boundary that goes on"),
        ("--b\r\nx\r\n--b--\r\n", "has a part whose header fields do not end within 8192 bytes"),
        (f"--b\r\n{HEAD.format('file')}x\r\n--b--\r\n", "file: expected a file"),
        (f"--b\r\n{FILE}x\r\n--b\r\n{FILE}y\r\n--b--\r\n", "file: is given twice"),
        ("--b\r\nContent-Type: a/b\r\n\r\nx\r\n--b--\r\n", "a valid `Content-Disposition`"),
        ("nothing", "does not begin with its boundary"),
        (f"--b\r\n{FILE}x\r\n--b--\r\n", "purpose"),
    ],
)
def test_the_emulator_refuses_what_is_no_form(endpoint: str, body: str, said: str) -> None:
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = httpx2.post(f"{endpoint}/files", content=body, headers=headers)
    assert answer.status_code == 400
    assert said in answer.json()["message"]


def test_the_emulator_takes_sixteen_mebibytes_and_no_more(client: Any, feature: Feature) -> None:
    made = client.files.create(file=bytes(15 << 20), purpose="batch")
    assert len(client.files.content(made.id)) == 15 << 20
    with pytest.raises(feature.package.ServiceError) as caught:
        client.files.create(file=bytes(17 << 20), purpose="batch")
    assert caught.value.status == 413


def test_the_command_takes_paths(
    feature: Feature, endpoint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / 'a "b".txt'
    path.write_bytes(b"content")
    run = feature.module("cli").run
    words = ["--endpoint", endpoint, "files", "create", "--file", str(path), "--purpose", "batch"]
    assert run([*words, "--tags", "@x", "--details", '{"width": 3}', "--output", "json"]) == 0
    assert '"width": 3' in capsys.readouterr().out
    assert run([*words, "--pages", str(path), "--pages", "/nowhere"]) == 2
    assert "--pages: `/nowhere` cannot be read: No such file" in capsys.readouterr().err
    assert run([*words, "--tags", "@x", "--details", '{"width": 3}', "--dry-run"]) == 0
    line = capsys.readouterr().out
    shown = str(path).replace('"', '\\"')
    assert (
        f"""--form 'file=@"{shown}";filename="a \\"b\\".txt";type=application/octet-stream'"""
        in line
    )
    assert "--form-string tags=@x" in line
    assert """--form 'details="{\\"width\\":3}";type=application/json'""" in line
    assert "Content-Type" not in line


def test_the_readme_explains_files(feature: Feature) -> None:
    (text,) = (file.content.decode() for file in feature.files if file.path == "README.md")
    assert "## Uploads" in text
    assert "A file that a method such as `client." in text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_command_shows_how_much_is_sent_on_a_terminal(
    feature: Feature, endpoint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "large").write_bytes(bytes(3_000_000))
    (tmp_path / "small").write_bytes(b"abc")
    flags = [f"--endpoint={endpoint}", "files", "create", "--purpose=batch", "--file"]

    def shown(path: str, terminal: io.StringIO) -> str:
        monkeypatch.setattr(sys, "stderr", terminal)
        assert feature.module("cli").run([*flags, str(tmp_path / path)]) == 0
        return terminal.getvalue()

    text = shown("large", Terminal())
    assert "\r\x1b[K1.0 of 3.0 MB\r\x1b[K" in text
    assert text.endswith("of 3.0 MB\r\x1b[K")
    assert "3.0 MB" not in shown("small", Terminal())
    assert shown("large", io.StringIO()) == ""
