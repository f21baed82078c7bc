"""Values that shells complete from the service: names of accounts, regions."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cli_runtime import completion

from .programs import DATA, Program, Server

Complete = Callable[..., list[str]]
SECONDS = 30
"""The time for one request, on a machine that is busy."""


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Complete the last word of a line; return the values, and check that nothing else is said."""
    monkeypatch.setattr(completion, "SECONDS", SECONDS)

    def run(program: Program, *words: str, shell: str = "bash", name: str) -> list[str]:
        line = " ".join([name, *(word or "''" for word in words)])
        position = words[-1] if shell == "fish" else str(len(words))
        with monkeypatch.context() as patch:
            patch.setenv(f"_{name.upper().replace('-', '_')}_COMPLETE", f"{shell}_complete")
            patch.setenv("COMP_WORDS", line.removesuffix("''") if shell == "fish" else line)
            patch.setenv("COMP_CWORD", position)
            outcome = program()
        assert (outcome.code, outcome.err) == (0, "")
        lines = outcome.out.splitlines()
        kinds = lines[::3] if shell == "zsh" else [each.partition(",")[0] for each in lines]
        assert set(kinds) <= {"plain", ""}
        values = lines[1::3] if shell == "zsh" else [each.partition(",")[2] for each in lines]
        return [value for value in values if value]

    return run


@pytest.fixture
def complete(media_services: Program, run: Complete) -> Complete:
    """Complete a line of the program of Media Services."""

    def complete(*words: str, shell: str = "bash") -> list[str]:
        return run(media_services, *words, shell=shell, name="media-services")

    return complete


@pytest.fixture
def listed(
    server: Server, complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., list[str]]:
    """Complete the name of an account of which the service lists these."""
    monkeypatch.setenv("MEDIA_SERVICES_ENDPOINT", server.url)
    monkeypatch.setenv("MEDIA_SERVICES_SUBSCRIPTION_ID", "s-1")
    server.headers["Content-Type"] = "application/json"

    def listed(*names: object, typed: str = "", shell: str = "bash") -> list[str]:
        body = json.dumps([{"Name": name} for name in names]).encode()
        server.answers = [(200, body)]
        return complete("accounts", "get", typed, shell=shell)

    return listed


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_values_of_the_emulator(complete: Complete, shell: str) -> None:
    def values(*words: str) -> list[str]:
        return [each.strip("'") for each in complete("--emulator", *words, shell=shell)]

    assert values("accounts", "get", "") == ["sample"]
    assert values("accounts", "get", "other") == []
    assert values("storage-accounts", "update-key", "sample", "") == ["samplestorage"]
    assert values("storage-accounts", "update-key", "unknown", "") == []
    assert values("accounts", "create", "--region", "W") == ["West Europe", "West US"]


def test_one_request_with_the_settings_of_the_command(listed: Complete, server: Server) -> None:
    assert listed("contoso", "fabrikam", "contoso", None, 7) == ["contoso", "fabrikam"]
    assert [each.path for each in server.received] == ["/s-1/services/mediaservices/Accounts"]
    assert listed("contoso", "fabrikam", typed="fab") == ["fabrikam"]


def test_settings_of_the_file_and_after_the_command(
    complete: Complete, server: Server, tmp_path: Path
) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(f'endpoint = "{server.url}"\nsubscription_id = "from-the-file"\n', "utf-8")
    server.headers["Content-Type"] = "application/json"
    server.answers = [(200, b'[{"Name": "contoso"}]')] * 2
    assert complete("--config", str(file), "accounts", "get", "") == ["contoso"]
    flag = "--subscription-id=from-the-flag"
    assert complete("--config", str(file), "accounts", "get", flag, "") == ["contoso"]
    assert [each.path.split("/")[1] for each in server.received] == [
        "from-the-file",
        "from-the-flag",
    ]


HOSTILE = [
    "",
    " ",
    "-rf",
    "~root",
    "=ls",
    "a\nb",
    "a\tb",
    "\x1b[31m",
    "\u202eabc",
    "\u2028",
    "it's",
    "back\\slash",
    "*",
    "[a]",
    "what?",
    "bang!",
    "a,b",
    "x" * 201,
]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_values_that_are_not_safe_are_left_out(listed: Complete, shell: str) -> None:
    assert listed(*HOSTILE, "good", shell=shell) == ["good"]


SPECIAL = ["West US", "$(touch pwned)", "`touch pwned`", 'a "b"', "a:b", "a;b|c&d", "<a>", "#a é"]


def test_what_bash_inserts_is_one_word(listed: Complete, tmp_path: Path) -> None:
    words = listed(*SPECIAL)
    line = f"printf '%s\\n' {' '.join(words)}"
    said = subprocess.run(["bash", "-c", line], capture_output=True, text=True, cwd=tmp_path)
    assert said.stdout.splitlines() == SPECIAL
    assert list(tmp_path.glob("pwned")) == []


@pytest.mark.parametrize("shell", ["zsh", "fish"])
def test_other_shells_quote_by_themselves(listed: Complete, shell: str) -> None:
    assert listed(*SPECIAL, shell=shell) == SPECIAL


def test_the_function_of_bash_gives_one_word_for_each_value(
    listed: Complete, media_services: Program, tmp_path: Path
) -> None:
    program, script = tmp_path / "media-services", media_services("completion", "bash").out
    words = listed(*SPECIAL)
    program.write_text(
        "#!/bin/sh\ncat <<'END'\n" + "".join(f"plain,{each}\n" for each in words) + "END\n", "utf-8"
    )
    program.chmod(0o755)
    line = f'{script}\n_media_services_completion {program}\nprintf "%s\\n" "${{COMPREPLY[@]}}"'
    said = subprocess.run(
        ["bash", "-O", "extglob", "-c", line], capture_output=True, text=True, cwd=tmp_path
    )
    assert said.stdout.splitlines() == words


def test_at_most_a_hundred_values(listed: Complete) -> None:
    names = [f"account{number}" for number in range(250)]
    assert listed(*names) == names[:100]


@pytest.mark.parametrize(
    "answer",
    [(500, b"{}"), (403, b"no"), (200, b"{"), (200, b'"text"'), (200, b"[1]"), (0, b"")],
)
def test_errors_say_nothing_and_are_not_tried_again(
    listed: Complete, complete: Complete, server: Server, answer: tuple[int, bytes]
) -> None:
    assert listed("contoso") == ["contoso"]
    server.received.clear()
    server.answers = [answer] * 3
    assert complete("--debug", "--include", "--retries=5", "accounts", "get", "") == []
    assert len(server.received) == 1


def test_a_server_that_hangs(complete: Complete, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        monkeypatch.setattr(completion, "SECONDS", 0.5)
        monkeypatch.setenv("MEDIA_SERVICES_ENDPOINT", f"http://127.0.0.1:{silent.getsockname()[1]}")
        monkeypatch.setenv("MEDIA_SERVICES_SUBSCRIPTION_ID", "s-1")
        begun = time.monotonic()
        assert complete("--deadline=100", "--timeout=100", "accounts", "get", "") == []
        assert time.monotonic() - begun < SECONDS


def test_a_name_that_nobody_can_look_up_in_time(
    complete: Complete, monkeypatch: pytest.MonkeyPatch
) -> None:
    def look_up(*_: object, **__: object) -> Any:
        time.sleep(5)
        raise OSError

    monkeypatch.setattr(completion, "SECONDS", 0.2)
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("MEDIA_SERVICES_ENDPOINT", "http://localhost:1")
    monkeypatch.setenv("MEDIA_SERVICES_SUBSCRIPTION_ID", "s-1")
    begun = time.monotonic()
    assert complete("accounts", "get", "") == []
    assert time.monotonic() - begun < 4


@pytest.mark.parametrize(
    "words",
    [
        ["--dry-run", "accounts", "get", ""],
        ["--output=unknown", "accounts", "get", ""],
        ["--subscription-id=", "accounts", "get", ""],
        ["--config=no-such-file", "accounts", "get", ""],
        ["accounts", "get", "--help", ""],
        ["--version", "accounts", "get", ""],
        ["accounts", "create", "--account-name", ""],
        ["--output", ""],
    ],
    ids=" ".join,
)
def test_lines_for_which_nothing_is_sent(
    listed: Complete, complete: Complete, server: Server, words: list[str]
) -> None:
    server.answers = [(200, b'[{"Name": "contoso"}]')]
    assert "contoso" not in complete(*words)
    assert server.received == []


def test_the_switch(
    listed: Complete,
    media_services: Program,
    server: Server,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    variable = "_MEDIA_SERVICES_COMPLETE_OFFLINE"
    assert variable in media_services("completion", "--help").out
    monkeypatch.setenv(variable, "1")
    assert listed("contoso") == []
    assert server.received == []
    monkeypatch.setenv(variable, "")
    assert listed("contoso") == ["contoso"]


# credentials and secrets: the sample


def sample_with(
    member: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], *, argument: str = "get"
) -> Program:
    """Return the sample, of which one operation lists the values of the argument of another."""
    package = tmp_path / "sample"
    shutil.copytree(DATA / "sample_service" / "description", package / "description")
    path = package / "description" / "operations" / "things.json"
    operations = json.loads(path.read_text("utf-8"))
    value = operations[f"things.{argument}"]["parameters"][0]
    value["listed_by"] = {"operation": "things.search", "member": member}
    path.write_text(json.dumps(operations), "utf-8")
    return Program(package, capsys)


THING = b'[{"name": "lamp", "passCode": "s3cret", "size": "small"}]'


@pytest.mark.parametrize(("member", "values"), [("name", ["lamp"]), ("passCode", [])])
def test_a_secret_is_no_value(
    sample_package: object,
    run: Complete,
    server: Server,
    member: str,
    values: list[str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SAMPLE_TENANT", "t")
    monkeypatch.setenv("SAMPLE_TOKEN", "secret")
    server.headers["Content-Type"] = "application/json"
    server.answers = [(200, THING)]
    program = sample_with(member, tmp_path, capsys)
    flags = ("--show-secrets", f"--endpoint={server.url}")
    assert run(program, *flags, "things", "get", "", name="sample") == values
    assert server.received[0].headers["Authorization"] == "Bearer secret"


@pytest.mark.parametrize(
    ("variables", "is_sent"),
    [
        ({}, False),
        ({"SAMPLE_TOKEN": "secret"}, True),
        ({"SAMPLE_USERNAME": "somebody"}, False),
        ({"SAMPLE_USERNAME": "somebody", "SAMPLE_PASSWORD": "secret"}, True),
    ],
    ids=str,
)
def test_no_request_without_credentials(
    sample_package: object,
    run: Complete,
    variables: dict[str, str],
    is_sent: bool,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    terminal: Callable[[str], None],
) -> None:
    asked: list[object] = []

    def look_up(host: object, *_: object, **__: object) -> Any:
        asked.append(host)
        raise OSError

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setenv("SAMPLE_TENANT", "t")
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    terminal("typed by somebody\n")
    program = sample_with("name", tmp_path, capsys)
    assert run(program, "things", "get", "", name="sample") == []
    assert bool(asked) is is_sent
