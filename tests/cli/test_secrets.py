"""Secrets that are given to the program, and those that it is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from .programs import Program, Server

THING = (
    b'{"name": "a", "size": "huge", "passCode": "s3cret", "owner": {"ownerName": "o",'
    b' "password": "0wn"}}'
)
SECRET = "s3cret/Zq9+x="
KINDS = ["token", "api-key", "password", "pass-code", "owner"]


@pytest.fixture
def at(server: Server, sample: Program, monkeypatch: pytest.MonkeyPatch) -> Program:
    """The sample program with a tenant, at the local server."""
    monkeypatch.setenv("SAMPLE_ENDPOINT", server.url)
    monkeypatch.setenv("SAMPLE_TENANT", "acme")
    return sample


PEM = "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIs3cret\n-----END PRIVATE KEY-----\n"
DER = "MC4CAQAwBQYDK2VwBCIEIBmQXyfzmbsZaGQqXqTfl0sHs3cret0sHwSs3cretQwS="


@pytest.mark.parametrize("given", [PEM, DER, PEM.replace("\n", " ")], ids=["pem", "der", "line"])
@pytest.mark.parametrize("name", ["ca-file", "token-file", "api-key-file"])
@pytest.mark.parametrize("source", ["flag", "environment", "file"])
@pytest.mark.parametrize("dry", [("--dry-run",), ()])
def test_the_content_of_a_file_is_no_path(
    at: Program,
    given: str,
    name: str,
    source: str,
    dry: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    words: tuple[str, ...] = ()
    if source == "flag":
        words = (f"--{name}", given)
    elif source == "environment":
        monkeypatch.setenv(f"SAMPLE_{name.upper().replace('-', '_')}", given)
    else:
        (tmp_path / "config.toml").write_text(f"{name.replace('-', '_')} = {json.dumps(given)}\n")
        words = ("--config", str(tmp_path / "config.toml"))
    outcome = at(*words, *dry, "things", "get", "a")
    assert (outcome.code, outcome.out) == (2, "")
    assert f"--{name}'" in outcome.err
    assert outcome.err.endswith("a path is needed, not the content of the file\n")
    assert "s3cret" not in outcome.err


@pytest.mark.parametrize("given", [SECRET, f"/{SECRET}", "s3cret" * 60, "s3cret\0"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_secret_that_is_given_for_its_file_is_not_printed(
    at: Program, kind: str, given: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_PASS_CODE", "c0de")
    user = ("--username", "u") if kind == "password" else ()
    outcome = at("things", "create", "--name", "n", *user, f"--{kind}-file", given)
    variable = f"SAMPLE_{kind.upper().replace('-', '_')}"
    assert outcome.code == 2
    assert outcome.err == (
        f"error: --{kind}-file: there is no file of the given name; the secret itself goes into "
        f"the variable {variable}\n"
    )


@pytest.mark.parametrize("kind", KINDS[:3])
def test_nor_where_it_comes_from_the_environment_or_the_configuration(
    at: Program, kind: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SAMPLE_PASS_CODE", "c0de")
    name = f"{kind}-file".replace("-", "_")
    monkeypatch.setenv("SAMPLE_USERNAME", "u") if kind == "password" else None
    monkeypatch.setenv(f"SAMPLE_{name.upper()}", SECRET)
    from_environment = at("things", "create", "--name", "n")
    monkeypatch.delenv(f"SAMPLE_{name.upper()}")
    config = tmp_path / "config.toml"
    config.write_text(f'{name} = "{SECRET}"\n')
    from_file = at("--config", str(config), "things", "create", "--name", "n")
    for outcome in (from_environment, from_file):
        assert outcome.code == 2
        assert f"--{kind}-file: there is no file of the given name" in outcome.err
        assert "s3cret" not in outcome.err


def test_a_file_that_is_there_is_named(at: Program, tmp_path: Path) -> None:
    outcome = at("things", "get", "a", "--token-file", str(tmp_path))
    assert f"--token-file: `{tmp_path}` cannot be read: Is a directory" in outcome.err


def test_a_secret_in_a_path_has_a_flag_like_any_other(
    at: Program, server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    server.answers = [(204, b"")] * 2
    (tmp_path / "pin").write_text("1234\n")
    assert "missing --pin-file (or the variable SAMPLE_PIN)" in at("things", "unlock", "--yes").err
    monkeypatch.setenv("SAMPLE_PIN", "5678")
    assert at("things", "unlock", "--yes").code == 0
    assert at("things", "unlock", "--yes", "--pin-file", str(tmp_path / "pin")).code == 0
    assert [each.path for each in server.received] == ["/acme/locks/5678", "/acme/locks/1234"]
    assert at("things", "unlock").err.startswith("error: `things unlock` needs --yes")


def test_a_secret_body_that_is_given_for_its_file_is_not_printed(at: Program) -> None:
    outcome = at("things", "seal", "a", "--from-file", SECRET)
    assert outcome.err == (
        "error: --from-file: there is no file of the given name; the secret itself goes into the "
        "variable SAMPLE_SEAL\n"
    )


@pytest.mark.parametrize("text", ['{"passCode": "s3cret"}', "passCode: s3cret\nname: n\n"])
def test_a_body_that_is_given_for_its_file_is_not_printed(at: Program, text: str) -> None:
    outcome = at("things", "create", "--from-file", text)
    assert outcome.code == 2
    assert "--from-file: a path is needed, not the content of the file" in outcome.err
    assert "s3cret" not in outcome.err


_ALL = "all of the output is secret, so nothing is printed"


@pytest.mark.parametrize("form", ["table", "json", "yaml", "tsv"])
@pytest.mark.parametrize(
    "query",
    [
        "passCode",
        "[passCode]",
        "{code: passCode, none: note}",
        "[[passCode], owner.[password]]",
        "length(passCode)",
        "passCode == 's3cret'",
        "join(':', [name, passCode])",
        "[passCode][?@ == 's3cret']",
    ],
)
def test_who_asks_for_nothing_but_secrets_is_told(
    at: Program, server: Server, form: str, query: str
) -> None:
    server.answers = [(200, THING)] * 2
    words = ("things", "get", "a", "--output", form, "--query", query)
    outcome = at(*words)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"error: {_ALL}: add --show-secrets to see it\n"
    shown = at(*words, "--show-secrets")
    assert (shown.code, shown.err) == (0, "")
    assert "[hidden]" not in shown.out


@pytest.mark.parametrize("form", ["table", "json", "yaml", "tsv"])
def test_an_answer_that_is_secret_as_a_whole(at: Program, server: Server, form: str) -> None:
    server.answers = [(200, b'"k3y"')] * 4
    outcome = at("things", "peek", "a", "-o", form)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == f"error: {_ALL}: add --show-secrets to see it\n"
    # what has changed something has not failed, unless somebody asked for the secret
    changed = at("things", "rotate", "a", "-o", form)
    assert (changed.code, "[hidden]" in changed.out, "k3y" in changed.out) == (0, True, False)
    assert changed.err == (
        "warning: all of the output is secret and hidden: --show-secrets prints it\n"
    )
    asked = at("things", "rotate", "a", "-o", form, "--query", "@")
    assert (asked.code, asked.out) == (2, "")
    assert asked.err == (
        f"error: the request was carried out, but {_ALL}: --show-secrets prints it\n"
    )
    assert "k3y" in at("things", "peek", "a", "-o", form, "--show-secrets").out


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("[name, passCode]", ["a", "[hidden]"]),
        ("{n: name, l: length(passCode)}", {"n": "a", "l": "[hidden]"}),
        ("[name, join(':', [name, passCode])]", ["a", "[hidden]"]),
    ],
)
def test_a_part_of_what_is_asked_for_is_secret(
    at: Program, server: Server, query: str, value: Any
) -> None:
    server.answers = [(200, THING)]
    outcome = at("things", "get", "a", "-o", "json", "--query", query)
    assert (outcome.code, json.loads(outcome.out)) == (0, value)
    assert outcome.err == (
        "warning: some of the output is secret and hidden: --show-secrets prints it\n"
    )


def test_who_asks_for_nothing_secret_is_told_nothing(at: Program, server: Server) -> None:
    server.answers = [(200, THING), (200, THING), (200, b'{"name": "[hidden]"}')]
    for words in (("--query", "name"), (), ("--query", "[name, passCode, owner]")):
        outcome = at("things", "get", "a", "-o", "json", *words)
        assert (outcome.code, outcome.err) == (0, "")
