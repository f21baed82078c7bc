"""Text of an API's description, whatever it is, is shown and never obeyed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientgen.description import assembled, stored

from .programs import DATA

PARTS = DATA / "sample_service" / "description"

# the help says what the client does without being told
pytestmark = pytest.mark.usefixtures("sample_package")

PIECES = st.sampled_from(
    [
        *("\b", "\f", "\x1b[2J", "\r", "\n\n", "\n", "\t", "\x00", "\x7f", "\x9b31m", "\u2028"),
        *("\u202e", "\ud800", "%", "%(prog)s", "{x}", "{{ x }}", "`", "'", '"', "\\", "$(id)"),
        *("[required]", "--help", " " * 50, "word " * 30, "x" * 500, "東京", "e\u0301", "\ufeff"),
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=6).map("".join)


def replace_free_text(node: Any, text: Iterator[str]) -> None:
    """Put text into every place of a description where prose may stand."""
    if isinstance(node, list):
        for item in node:
            replace_free_text(item, text)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name in ("summary", "description", "text", "title") and isinstance(value, str):
                node[name] = next(text)
            elif name not in ("default", "example", "examples"):
                replace_free_text(value, text)


def sample() -> dict[str, Any]:
    parts = {p.relative_to(PARTS).as_posix(): p.read_bytes() for p in PARTS.rglob("*.json")}
    description = assembled(parts)
    assert description is not None
    return description


def run(description: dict[str, Any], folder: Path, arguments: list[str]) -> int:
    from cli_runtime.program import run_program
    from runtime.description import Description

    for path, content in stored(description).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    return run_program(Description(str(folder)), arguments)


@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(TEXT, min_size=1, max_size=5))
def test_help_prints_any_text_of_the_api(
    texts: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    description = sample()
    description["description"] = "words"
    more = {"description": "words", "notes": texts, "cautions": texts}
    description["operations"]["things.get"] |= more
    # a spec cannot contain NUL, and a command line neither
    default = texts[0].replace("\0", "")
    description["types"]["Thing"]["fields"][0]["default"] = default

    def cycle() -> Iterator[str]:
        while True:
            yield from texts

    replace_free_text(description, cycle())
    for arguments in (["--help"], ["things", "--help"], *commands(description)):
        assert run(description, tmp_path, arguments) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        assert all(c.isprintable() or c == "\n" for c in captured.out)


def commands(description: dict[str, Any]) -> Iterator[list[str]]:
    for operation in description["operations"].values():
        yield ["things", operation["command"], "--help"]


def test_marks_of_click_in_the_text_do_not_cut_or_rearrange_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    description = sample()
    description["description"] = "first\f second\n\n\b\nthird %s %(prog)s 100%"
    assert run(description, tmp_path, ["--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "first\\x0c second \\x08 third %s %(prog)s 100%" in text
    assert click.unstyle(text) == text
