"""What the program tells those who do not know it: help, suggestions, completion."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

import click
import pytest

from .programs import DATA
from .test_program import run_module

if TYPE_CHECKING:
    from .programs import Program, Server

THING = b'{"name": "a", "passCode": "s3cret"}'


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["thing"], "no such command `thing`; did you mean `things`?"),
        (["things", "gets"], "no such command `gets`; did you mean `get`?"),
        (["completionn"], "no such command `completionn`; did you mean `completion`?"),
        (["zzz"], "no such command `zzz`; the commands are things, completion"),
        (["things", "\x1b[1m"], "no such command `\\x1b[1m`; the commands are search, create, "),
        (["things", "get", "--querry", "a"], "no such option `--querry`; did you mean `--query`?"),
        (["things", "get", "--regoin", "a"], "no such option `--regoin`\n"),
        (["-z"], "no such option `-z`\n"),
    ],
)
def test_the_nearest_command_is_suggested(
    sample: Program, arguments: list[str], message: str
) -> None:
    outcome = sample(*arguments)
    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")
    assert len(outcome.err.splitlines()) == 1


@pytest.mark.parametrize("words", [[], ["things"], ["things", "get"], ["completion"]])
def test_a_short_flag_asks_for_help(sample: Program, words: list[str]) -> None:
    outcome = sample(*words, "-h")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out == sample(*words, "--help").out
    assert "-h, --help" in outcome.out


def test_completion_without_a_shell_says_what_to_write(sample: Program) -> None:
    outcome = sample("completion")
    assert outcome.code == 2
    assert outcome.err == (
        "error: missing the name of a shell, which is bash, zsh or fish: "
        "for example, `sample completion bash`\n"
    )


def test_the_help_shows_what_limits_a_call_by_default(sample: Program) -> None:
    shown = " ".join(sample("--help").out.split())
    assert "The maximum time for each step of a request. [default: 30]" in shown
    assert "The maximum time for a whole call, with its retries. [default: 120]" in shown
    assert "The maximum number of retries of a call. [0<=x<=100] [default: 2]" in shown


def test_flags_of_the_program_stand_after_the_group_too(sample: Program, server: Server) -> None:
    server.answers = [(200, THING)] * 4
    given = ["--endpoint", server.url, "--tenant", "acme"]
    assert sample("things", *given, "-o", "yaml", "get", "a").out.startswith("name: a\n")
    # the last place wins
    assert sample("-o", "json", "things", *given, "-o", "yaml", "get", "a").out[0] == "n"
    assert sample(*given, "things", "-o", "yaml", "get", "a", "-o", "json").out[0] == "{"
    assert sample("things", "--tenant", "other", "get", *given, "a").code == 0
    assert [each.path.split("/")[1] for each in server.received] == ["acme"] * 4


@pytest.mark.parametrize("words", ["", "things ", "things get "])
def test_flags_of_the_program_are_completed_everywhere(
    sample_package: ModuleType, words: str
) -> None:
    result = run_module(
        sample_package,
        _SAMPLE_COMPLETE="bash_complete",
        COMP_WORDS=f"sample {words}--de",
        COMP_CWORD=str(1 + len(words.split())),
    )
    assert result.stdout == "plain,--debug\nplain,--deadline\n"


@pytest.mark.parametrize("is_open", [False, True])
@pytest.mark.parametrize("kind", ["enum", "list", "map"])
def test_the_help_shows_the_values_of_enumerations(is_open: bool, kind: str) -> None:
    from cli_runtime.flags import describe_value

    enum = {"kind": "enum", "values": ["red", "\x1bgreen"], "open": is_open}
    whole: Any = {"enum": enum, "list": {"kind": kind, "items": enum}}.get(
        kind, {"kind": kind, "values": enum}
    )
    word: Any = {"python_name": "a", "type": whole, "description": "What.", "required": True}
    told = f"({'known' if is_open else 'one of'}: red, \\x1bgreen)"
    nothing: Any = None
    assert describe_value(nothing, {**word, "metavar": "A"}) == f"What. {told}"
    # the placeholder of a flag shows those of a closed one
    shown = f"What. {told} [required]" if is_open else "What. [required]"
    assert describe_value(nothing, {**word, "flag": "--a"}) == shown


def test_parameters_of_the_client_show_their_values() -> None:
    from cli_runtime.settings import list_inner_settings
    from runtime.description import Description

    description = Description(str(DATA / "sample_service" / "description"))
    enum = {"kind": "enum", "values": ["eu", "us"]}
    (tenant,) = description.index["parameters"]
    tenant["type"], tenant["default"] = enum, "eu"  # type: ignore[typeddict-item]
    (setting,) = (each for each in list_inner_settings(description) if each.name == "tenant")
    setting.is_in_help = True
    context = click.Context(click.Command("sample"), obj=description)
    assert setting.get_help_record(context) == ("--tenant [eu|us]", "Whose things [default: eu]")


def test_a_record_is_one_row_of_tsv(sample: Program, server: Server) -> None:
    server.answers = [(200, THING)] * 2 + [(200, b"[]")] * 4
    given = ["--endpoint", server.url, "--tenant", "acme", "-o", "tsv"]
    assert sample(*given, "things", "get", "a").out.startswith("a\t[hidden]")
    assert sample(*given, "things", "get", "a", "--query", "{n: name, x: null}").out == "a\t\n"
    assert sample(*given, "things", "search").out == ""
    assert sample(*given, "things", "search", "--query", "[].name").out == ""
    assert sample(*given, "things", "search", "-o", "table", "--query", "[].name").out == ""
    assert sample(*given, "things", "search", "-o", "table").out == "name  size\n"
