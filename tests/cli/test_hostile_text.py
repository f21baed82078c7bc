"""Text of an API's description, whatever it is, is shown and never obeyed."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import click
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .programs import DATA

CATALOG = json.loads((DATA / "sample_service" / "commands.json").read_text())

PIECES = st.sampled_from(
    [
        *("\b", "\f", "\x1b[2J", "\r", "\n\n", "\n", "\t", "\x00", "\x7f", "\x9b31m", "\u2028"),
        *("\u202e", "\ud800", "%", "%(prog)s", "{x}", "{{ x }}", "`", "'", '"', "\\", "$(id)"),
        *("[required]", "--help", " " * 50, "word " * 30, "x" * 500, "東京", "e\u0301", "\ufeff"),
    ]
)
TEXT = st.lists(PIECES | st.text(max_size=8), max_size=6).map("".join)


def replace_free_text(node: Any, text: Iterator[str]) -> None:
    """Put text into every place of a catalog where prose may stand."""
    if isinstance(node, list):
        for item in node:
            replace_free_text(item, text)
    elif isinstance(node, dict):
        for name, value in node.items():
            if name in ("summary", "description", "help", "title") and isinstance(value, str):
                node[name] = next(text)
            elif name == "reasons" and isinstance(value, dict):
                node[name] = {key: next(text) for key in value}
            else:
                replace_free_text(value, text)


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(texts=st.lists(TEXT, min_size=1, max_size=5))
def test_help_prints_any_text_of_the_api(
    texts: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    from cli_runtime.program import run_program

    catalog = copy.deepcopy(CATALOG)
    catalog["description"] = ""
    catalog["commands"][2] |= {"description": "", "notes": texts, "cautions": texts}
    catalog["commands"][1]["body"]["fields"][0]["default"] = texts[0]

    def cycle() -> Iterator[str]:
        while True:
            yield from texts

    replace_free_text(catalog, cycle())
    for arguments in (["--help"], ["things", "--help"], *commands()):
        assert run_program(catalog, arguments) == 0
        captured = capsys.readouterr()
        assert captured.err == ""
        assert all(c.isprintable() or c == "\n" for c in captured.out)


def commands() -> Iterator[list[str]]:
    for command in CATALOG["commands"]:
        yield [command["group"], command["name"], "--help"]


def test_marks_of_click_in_the_text_do_not_cut_or_rearrange_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from cli_runtime.program import run_program

    catalog = copy.deepcopy(CATALOG)
    catalog["description"] = "first\f second\n\n\b\nthird %s %(prog)s 100%"
    assert run_program(catalog, ["--help"]) == 0
    text = " ".join(capsys.readouterr().out.split())
    assert "first\\x0c second \\x08 third %s %(prog)s 100%" in text
    assert click.unstyle(text) == text
