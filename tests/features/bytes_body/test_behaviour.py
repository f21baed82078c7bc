from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ..harness import Feature, Reply

CONTENT = bytes(range(256))


def test_bytes_are_sent_as_they_are(feature: Feature) -> None:
    request = feature.call("files.write", content=CONTENT).request
    assert request.body == CONTENT
    assert request.headers["content-type"] == "application/octet-stream"
    assert request.headers["content-length"] == "256"


@pytest.mark.parametrize("content", [CONTENT, b"", b'{"a": 1}'])
def test_bytes_are_answered_as_they_are(feature: Feature, content: bytes) -> None:
    reply = Reply(status=200, headers={"Content-Type": "application/json"}, content=content)
    done = feature.call("files.read", reply=reply)
    assert done.value.value == content
    assert done.request.headers["accept"] == "image/png"
    assert done.request.body == b""


def test_only_bytes_are_sent(feature: Feature) -> None:
    said = feature.refusal("files.write", content=3)
    assert said.startswith("`content` must be bytes, a path, ")
    assert said.endswith("not `int`")


@pytest.fixture
def endpoint(feature: Feature) -> Iterator[str]:
    with feature.module("emulator").Emulator() as emulator:
        yield emulator.endpoint


@pytest.fixture
def client(feature: Feature, endpoint: str) -> Iterator[Any]:
    with feature.sync_client(endpoint=endpoint) as made:
        yield made


def test_a_path_is_sent_like_its_bytes(feature: Feature, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(CONTENT)
    request = feature.call("files.write", content=path).request
    assert request.body == CONTENT
    assert request.headers["content-length"] == "256"


def test_what_was_kept_is_fetched(client: Any, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(CONTENT * 5000)
    client.files.keep("a", body=path)
    client.files.keep("b", body=io.BytesIO(b"opened"))
    client.files.keep("c", body=iter([b"in ", b"chunks"]))
    fetched = [client.files.fetch(name) for name in "abc"]
    assert fetched == [CONTENT * 5000, b"opened", b"in chunks"]
    assert client.files.read() == b"fake-image"


async def _pieces() -> Any:
    yield b"from "
    yield b"afar"


def test_the_asynchronous_client_takes_iterators(feature: Feature, endpoint: str) -> None:
    async def run() -> bytes:
        async with feature.async_client(endpoint=endpoint) as client:
            await client.files.keep("a", body=_pieces())
            fetched: bytes = await client.files.fetch("a")
            return fetched

    assert asyncio.run(run()) == b"from afar"


def test_the_command_sends_a_file_in_pieces(
    feature: Feature, endpoint: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "file"
    path.write_bytes(b"1" * (15 << 20))
    run = feature.module("cli").run
    words = ["--endpoint", endpoint, "files"]
    assert run([*words, "keep", "a", "--from-file", str(path)]) == 0
    assert run([*words, "write", "--from-file", str(path), "--dry-run"]) == 0
    assert f"--data-binary @{path}" in capsys.readouterr().out
    assert run([*words, "keep", "a", "--from-file", "/nowhere"]) == 2
    assert "/nowhere" not in capsys.readouterr().err


def test_the_command_sends_standard_input(
    feature: Feature, client: Any, endpoint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"typed")))
    words = ["--endpoint", endpoint, "files", "keep", "a", "--from-file", "-"]
    assert feature.module("cli").run(words) == 0
    assert client.files.fetch("a") == b"typed"


def test_the_readme_explains_uploads(feature: Feature) -> None:
    (text,) = (file.content.decode() for file in feature.files if file.path == "README.md")
    assert "## Uploads" in text
    assert "A file that a method" not in text
    (code,) = re.findall(r"## Uploads.*?```python\n(.*?)```", text, re.DOTALL)
    compile(code, "README.md", "exec")
