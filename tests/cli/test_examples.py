"""The example of a command in its help."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

import pytest

from cli_runtime.values import list_words
from runtime.description import Description

from .programs import MEDIA

if TYPE_CHECKING:
    from .programs import Program

NAMES = list(Description(str(MEDIA / "description")).index["operations"])


def example_of(program: Program, *words: str) -> str:
    """Return the command line that help shows."""
    lines = program(*words, "--help").out.splitlines()
    return lines[lines.index("Example:") + 1].removeprefix("  ")


@pytest.mark.parametrize("name", NAMES)
def test_every_example_is_accepted(
    media_services: Program, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MEDIA_SERVICES_SUBSCRIPTION_ID", "s")
    description = Description(str(MEDIA / "description"))
    command = list_words(description, description.index["operations"][name])
    words = shlex.split(example_of(media_services, *command))
    assert words[: 1 + len(command)] == ["media-services", *command]
    outcome = media_services("--dry-run", *words[1:])
    assert (outcome.code, outcome.err) == (0, "")


@pytest.mark.parametrize(
    ("words", "example"),
    [
        ([], "regenerate-primary contoso"),
        (["account-keys"], "regenerate-primary contoso"),
        (["account-keys", "regenerate-secondary"], "regenerate-secondary contoso"),
    ],
)
def test_the_help_of_groups_has_the_example_of_a_command(
    media_services: Program, words: list[str], example: str
) -> None:
    assert example_of(media_services, *words) == f"media-services account-keys {example}"


def test_a_command_that_requires_nothing_is_its_own_example(sample: Program) -> None:
    for words in ([], ["things"], ["things", "search"]):
        assert example_of(sample, *words) == "sample things search"


def test_the_words_of_an_example_are_quoted(sample: Program) -> None:
    assert example_of(sample, "things", "get") == "sample things get 'a b'\"$(printf '\\033')\""
