from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from cli_runtime.inputs import find_marks, mark

if TYPE_CHECKING:
    from .programs import Program, Server

SECRET = "s3cret\"<&'"


@pytest.fixture
def dry(sample: Program, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Any]:
    monkeypatch.setenv("SAMPLE_TENANT", "acme")
    return lambda *arguments: sample("--dry-run", *arguments)


def test_the_request_is_a_curl_command(dry: Callable[..., Any]) -> None:
    outcome = dry("things", "search", "--limit", "3", "--trace", "it's $HOME", "--kinds", "red")
    assert (outcome.code, outcome.err) == (0, "")
    words = shlex.split(outcome.out)
    assert words[:3] == ["curl", "--request", "GET"]
    assert "x-trace: it's $HOME" in words
    assert words[-1] == "https://sample.example/acme/things?limit=3&kinds=red"
    assert "Accept-Encoding" not in outcome.out
    assert outcome.out.count("\n") == 1


def test_secrets_are_variables_wherever_they_would_come_from(
    dry: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "secret"
    path.write_text(SECRET)
    body = tmp_path / "body.json"
    body.write_text(json.dumps({"name": "n", "passCode": SECRET}))
    monkeypatch.setenv("SAMPLE_TOKEN", SECRET)
    monkeypatch.setenv("SAMPLE_PASS_CODE", SECRET)
    for arguments in (
        ["--name", "n"],
        ["--name", "n", "--pass-code-file", str(path)],
        ["--from-file", str(body)],
    ):
        outcome = dry("things", "create", *arguments)
        assert (outcome.code, outcome.err) == (0, "")
        assert "s3cret" not in outcome.out
        assert """'{"name":"n","passCode":"'"$SAMPLE_PASS_CODE"'"}'""" in outcome.out
        assert """--header 'Authorization: Bearer '"$SAMPLE_TOKEN\"""" in outcome.out


def test_files_with_secrets_need_not_even_exist(dry: Callable[..., Any]) -> None:
    outcome = dry(
        *("--username", "u", "--password-file", "none"),
        *("things", "create", "--name", "n", "--pass-code-file", "none"),
    )
    assert outcome.code == 0
    assert """--user u:"$SAMPLE_PASSWORD" """ in outcome.out
    assert "Authorization" not in outcome.out
    assert 'x-sample: \'"$SAMPLE_API_KEY"' in dry("--api-key-file", "x", "things", "get", "a").out


def test_a_proxy_with_a_password_is_a_variable(dry: Callable[..., Any]) -> None:
    out = dry("--proxy", "http://u:s3cret@h", "--ca-file", "ca.pem", "things", "get", "a").out
    assert """--cacert ca.pem --proxy "$SAMPLE_PROXY" """ in out
    assert "--proxy http://h " in dry("--proxy", "http://h", "things", "get", "a").out


@pytest.mark.parametrize("shell", ["bash", "sh"])
def test_the_line_sends_what_the_command_sends(
    sample: Program, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shell: str
) -> None:
    """A shell that runs the line makes the very request, with everything quoted right."""
    name = "q'u\"o$t`e\\ \x1b \n é \u202e!"
    monkeypatch.setenv("SAMPLE_TENANT", "acme")
    monkeypatch.setenv("SAMPLE_ENDPOINT", server.url)
    monkeypatch.setenv("SAMPLE_TOKEN", "t0ken")
    monkeypatch.setenv("SAMPLE_PASS_CODE", "c0de")
    arguments = ("things", "create", "--name", name)
    server.answers = [(201, b'{"name": "a"}')]
    assert sample(*arguments).code == 0
    line = sample(*arguments, "--dry-run").out
    assert all(c.isprintable() for c in line.strip())
    (tmp_path / "curl").write_text(
        "#!/usr/bin/env python3\nimport json, sys\nprint(json.dumps(sys.argv[1:]))\n"
    )
    (tmp_path / "curl").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    words = json.loads(subprocess.check_output([shell, "-c", line]))
    assert words[words.index("--data-raw") + 1].encode() == server.received[0].body
    assert "Authorization: Bearer t0ken" in words
    assert words[-1] == server.url + server.received[0].path


def test_a_post_without_a_body_still_says_that_it_is_empty(dry: Callable[..., Any]) -> None:
    assert "--header Content-Type: --data-raw ''" in dry("things", "rotate", "a").out


def test_nothing_is_asked_and_nothing_is_destroyed(dry: Callable[..., Any]) -> None:
    outcome = dry("things", "delete", "a")
    assert (outcome.code, outcome.err) == (0, "")
    assert "--request DELETE" in outcome.out


def test_wrong_arguments_are_wrong_in_a_dry_run_too(dry: Callable[..., Any]) -> None:
    assert dry("things", "get", "..").code == 2


def test_a_secret_that_is_no_text_cannot_be_left_out(dry: Callable[..., Any]) -> None:
    outcome = dry("things", "create", "--name", "n", "--owner-file", "none")
    assert outcome.err == (
        "error: --owner-file: a dry run can hide only secrets that are strings\n"
    )


def test_a_mark_is_not_held_to_the_bounds_of_the_secret(dry: Callable[..., Any]) -> None:
    """The sample's code has at most 6 digits."""
    assert dry("things", "create", "--name", "n").code == 0
    assert dry("things", "create", "--name", "n" * 200).code == 2


FOREIGN = "X'; echo foreign; '"
LETTERS = str.maketrans("0123456789", "ghijklmnop")


def test_what_looks_like_a_mark_is_plain_text(
    dry: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = FOREIGN.encode().hex().translate(LETTERS)
    other = re.sub("x[a-p]{32}x", "x" + "a" * 32 + "x", mark(FOREIGN))
    body = tmp_path / "body.json"
    for forged in (f"DRYxRUNx{name}xEND", other):
        body.write_text(json.dumps({"name": "n", "passCode": SECRET, "note": forged}))
        monkeypatch.setenv("SAMPLE_TENANT", forged)
        outcome = dry("things", "create", "--from-file", str(body))
        assert outcome.code == 0
        assert "echo" not in outcome.out
        words = shlex.split(outcome.out)
        assert words[-1] == f"https://sample.example/{forged}/things"
        assert forged in words[words.index("--data-raw") + 1]


def test_marks_of_another_process_are_others() -> None:
    code = "from cli_runtime.inputs import mark; print(mark('token'))"
    folder = Path(__file__).parents[2] / "templates"
    printed = subprocess.check_output([sys.executable, "-c", code], cwd=folder, text=True)
    assert len(printed.strip()) == len(mark("token"))
    assert printed.strip() != mark("token")


def test_a_mark_that_is_no_variable_is_refused() -> None:
    description: Any = SimpleNamespace(index={"environment": "SAMPLE"})
    assert find_marks(description, f"a{mark('token')}b") == ["a", "SAMPLE_TOKEN", "b"]
    with pytest.raises(ValueError, match="no variable"):
        find_marks(description, mark(FOREIGN))
