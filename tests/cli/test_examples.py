"""The example of a command in its help."""

from __future__ import annotations

import shlex
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from cli_runtime.examples import show_command
from cli_runtime.values import Command
from runtime.description import Description

from .programs import DATA, MEDIA

if TYPE_CHECKING:
    from pathlib import Path

    from .programs import Program

NAMES = list(Description(str(MEDIA / "description")).index["operations"])


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_accepted(
    media_services: Program, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIA_SERVICES_SUBSCRIPTION_ID", "s")
    description = Description(str(MEDIA / "description"))
    command = Command(description, name)
    words = shlex.split(show_command(description, command))
    assert words[: 1 + len(command.words)] == ["media-services", *command.words]
    outcome = media_services("--dry-run", *words[1:])
    assert (outcome.code, outcome.err) == (0, "")
    shown = media_services(*command.words, "--help").out
    assert f"Example:\n  {show_command(description, command)}\n" in shown


@pytest.mark.parametrize("words", [[], ["things"]])
def test_the_help_of_groups_has_the_example_of_a_command(sample: Program, words: list[str]) -> None:
    assert "Example:\n  sample things search\n" in sample(*words, "--help").out


def test_secrets_are_left_to_the_question_for_them(sample: Program, tmp_path: Path) -> None:
    description = Description(str(DATA / "sample_service" / "description"))
    assert show_command(description, Command(description, "things.create")) == (
        "sample things create --name NAME"
    )
    assert show_command(description, Command(description, "things.put_file")) == (
        "sample things put-file --from-file FILE NAME"
    )


@pytest.mark.parametrize(
    ("kind", "more", "shown"),
    [
        ({"kind": "string"}, {}, "--a A"),
        ({"kind": "string"}, {"example": "x y"}, "--a 'x y'"),
        ({"kind": "string", "example": "e"}, {"default": "d"}, "--a e"),
        ({"kind": "string"}, {"default": "d"}, "--a d"),
        ({"kind": "string", "format": "date"}, {}, "--a 2024-05-06"),
        ({"kind": "integer"}, {}, "--a 1"),
        ({"kind": "integer"}, {"example": None}, "--null a"),
        ({"kind": "boolean"}, {}, "--a"),
        ({"kind": "boolean"}, {"example": False}, "--no-a"),
        ({"kind": "enum", "values": ["\x1bx", "y"]}, {}, "--a \"$(printf '\\033')\"x"),
        ({"kind": "list", "items": {"kind": "integer"}}, {"example": [1, 2]}, "--a 1 --a 2"),
        ({"kind": "list", "items": {"kind": "string"}}, {}, "--a A"),
        ({"kind": "map", "values": {"kind": "integer"}}, {}, "--a key=1"),
        ({"kind": "record", "example": {"b": 1}}, {}, "--a '{\"b\": 1}'"),
        ({"kind": "bytes"}, {}, "--a FILE"),
    ],
)
def test_the_words_of_values(kind: Any, more: dict[str, Any], shown: str) -> None:
    value = {"python_name": "a", "flag": "--a", "type": kind, "required": True, **more}
    command: Any = SimpleNamespace(
        words=["b"], settings=[], options=[value], arguments=[], operation={}
    )
    description: Any = SimpleNamespace(index={"program": "p"})
    assert show_command(description, command) == f"p b {shown}"


def test_a_value_that_looks_like_a_flag_is_marked() -> None:
    value = {"python_name": "a", "metavar": "A", "type": {"kind": "integer"}, "example": -1}
    command: Any = SimpleNamespace(
        words=["b"], settings=[], options=[], arguments=[value], operation={}
    )
    description: Any = SimpleNamespace(index={"program": "p"})
    assert show_command(description, command) == "p b -- -1"
