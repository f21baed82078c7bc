"""Tests the program as a whole: its help, its exit codes and its settings."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from case import Case, find_case
from fixtures import Bench, chooses
from replay import check_warning, run_program
from subject import CLIENT, CREDENTIALS, DESCRIPTION, INDEX, PACKAGE, load

CASES = [find_case(CLIENT[kind]) for kind in ("repeatable", "unrepeatable") if CLIENT[kind]][:1]

CERTIFICATES = [auth for auth in CREDENTIALS if auth.get("in_handshake")]
FLAGS = list(CLIENT["flags"].values())
REQUIRED = [each["flag"] for each in INDEX.get("parameters", ()) if each.get("required")]
CLIENT_WAYS = [way for auth in CREDENTIALS for way in auth["ways"] if "client" in way]

one_operation = pytest.mark.parametrize("case", CASES, ids=str)


def test_help_names_every_group() -> None:
    code, out, err = run_program(["--help"])
    assert (code, err) == (0, "")
    assert out.startswith(f"Usage: {CLIENT['program']} ")
    for group in INDEX["groups"]:
        assert group["command"].split()[0] in out
    assert f"[default:{INDEX['endpoint']}]" in "".join(out.split())
    assert ("--emulator" in out) == DESCRIPTION.has("emulation")


@pytest.mark.parametrize("group", INDEX["groups"], ids=lambda group: group["command"])
def test_help_of_a_group_names_every_command(group: dict[str, Any]) -> None:
    code, out, err = run_program([*group["command"].split(), "--help"])
    assert (code, err) == (0, "")
    for operation in INDEX["operations"].values():
        assert operation["group"] != group["name"] or operation["command"] in out
    for inner in INDEX["groups"]:
        is_inside = inner["name"].rpartition(".")[0] == group["name"]
        assert not is_inside or inner["command"].split()[-1] in out


def test_the_version_names_the_program() -> None:
    code, out, err = run_program(["--version"])
    assert (code, err) == (0, "")
    assert out == f"{CLIENT['program']} {PACKAGE.__version__}\n"


def test_the_program_can_be_run_as_a_module(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["program", "no-such-group"])
    with pytest.raises(SystemExit) as ended:
        load("cli.__main__")
    assert ended.value.code == 2
    assert "no-such-group" in capsys.readouterr().err


def test_what_is_no_command_is_a_mistake() -> None:
    code, out, err = run_program(["no-such-group"])
    assert (code, out) == (2, "")
    assert "no-such-group" in err


# operations of some APIs need different credentials, and some none
GUARDED = [find_case(CLIENT["guarded"])] if CLIENT.get("guarded") else CASES
GUARDED = GUARDED if CREDENTIALS and CLIENT.get("guarded") != [] else []


@pytest.mark.parametrize("case", GUARDED, ids=str)
def test_a_call_needs_a_credential(bench: Bench, case: Case) -> None:
    # the API's own endpoint may be on this machine, which needs no credential
    given = [*bench.parameters(case), "--endpoint=https://api.example.invalid"]
    words = [*given, *bench.words(case.command)]
    code, out, err = run_program([f"--config={bench.file('')}", *words])
    assert (code, out) == (3, "")
    assert "no credential" in err


@pytest.mark.parametrize("auth", CERTIFICATES, ids=lambda auth: auth["class"])
@one_operation
def test_a_certificate_can_be_given(bench: Bench, case: Case, auth: dict[str, Any]) -> None:
    given = [*bench.parameters(case), "--endpoint=https://127.0.0.1:1", "--retries=0"]
    for other in CREDENTIALS if chooses() else ():
        given += bench.credential_settings(other["ways"][0]) if other is not auth else []
    for way in auth["ways"]:
        words = [*bench.credential_settings(way), *bench.words(case.command)]
        code, out, err = run_program([f"--config={bench.file('')}", *given, *words])
        assert (code, out) == (6, ""), err


@pytest.mark.parametrize("case", CASES if REQUIRED else [], ids=str)
def test_a_call_needs_the_parameters_of_the_client(bench: Bench, case: Case) -> None:
    # a file that creates a client contains its parameter
    given = (*(way["settings"][0]["flag"] for way in CLIENT_WAYS), *FLAGS)
    words = [each for each in bench.settings(case) if not each.startswith(given)]
    code, out, err = run_program([*words, *bench.words(case.command)])
    assert (code, out) == (2, "")
    assert all(flag in err for flag in REQUIRED)


@pytest.mark.parametrize("way", CLIENT_WAYS, ids=lambda way: way["constructor"])
@one_operation
def test_a_file_is_asked_for_the_parameter_of_the_client(
    bench: Bench, case: Case, way: dict[str, Any]
) -> None:
    (flag,), (keyword,) = FLAGS, way["client"]
    given = [*bench.credential_settings(way), f"{flag}=another"]
    code, out, err = run_program([f"--config={bench.file('')}", *given, *bench.words(case.command)])
    assert (code, out) == (3, "")
    assert "another" in err or keyword in err


@one_operation
def test_settings_can_come_from_the_environment(
    bench: Bench, case: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = bench.parameters(case)
    for flag in given:
        name, _, value = flag.removeprefix("--").partition("=")
        variable = f"{CLIENT['environment']}_{name.replace('-', '_').upper()}"
        monkeypatch.setenv(variable, value)
    words = [each for each in bench.settings(case) if each not in given]
    with case.played():
        code, _, err = run_program([*words, *bench.words(case.command)])
    assert (code, check_warning(err, case)) == (0, "")
