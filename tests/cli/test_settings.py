from __future__ import annotations

import os
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from .programs import Program, Server

THING = b'{"name": "a"}'


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The folder where the configuration file is looked for."""
    folder = tmp_path / "config" / "sample"
    folder.mkdir(parents=True)
    return folder


def test_flags_win_over_the_environment_and_that_over_the_file(
    sample: Program, server: Server, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server.answers = [(200, THING)] * 3
    (config / "config.toml").write_text(
        f'endpoint = "{server.url}"\ntenant = "file"\noutput = "tsv"\nquery = "name"\n'
        'timeout = 3\ntoken_file = "token"\n'
    )
    (config / "token").write_text("from-file\n")
    assert sample("things", "get", "a").out == "a\n"
    monkeypatch.setenv("SAMPLE_TENANT", "environment")
    monkeypatch.setenv("SAMPLE_TOKEN_FILE", "")  # empty is not given
    assert sample("things", "get", "a").code == 0
    assert sample("--tenant", "flag", "things", "get", "a").code == 0
    tenants = [request.path.split("/")[1] for request in server.received]
    assert tenants == ["file", "environment", "flag"]
    # a path in the file is relative to its folder
    assert server.received[0].headers["Authorization"] == "Bearer from-file"


def test_another_configuration_file(sample: Program, server: Server, tmp_path: Path) -> None:
    server.answers = [(200, THING)] * 2
    path = tmp_path / "other.toml"
    path.write_text(f'endpoint = "{server.url}"\ntenant = "other"\n')
    assert sample("--config", str(path), "things", "get", "a").code == 0
    os.environ["SAMPLE_CONFIG"] = str(path)
    assert sample("things", "get", "a").code == 0
    del os.environ["SAMPLE_CONFIG"]
    assert sample("things", "get", "a").code == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tenants = 'x'", "unknown setting `tenants`"),
        ("yes = true", "unknown setting `yes`"),
        ("show_secrets = true", "unknown setting `show_secrets`"),
        ("token = 'x'", "unknown setting `token`"),
        ("tenant = ['x']", "`tenant` must be text or a number"),
        ("tenant = ", "is invalid TOML"),
        ("output = 'xml'", "'xml' is not one of"),
        (
            "timeout = 'soon'",
            "'--timeout' (from the configuration file): must be a number of seconds above 0",
        ),
        ("a = " + "[" * 5000, "is nested too deep"),
        ("a = " + "{a = " * 3000, "is nested too deep"),
        (f"timeout = {'9' * 5000}", "a number has too many digits"),
        (f"timeout = 0x{'f' * 9000}", "`timeout` has too many digits"),
        (f"timeout = {'9' * 4000}", "must be a number of seconds above 0"),
        ("timeout = nan", "must be a number of seconds above 0"),
        ("retries = inf", "must be a whole number, from 0 to 100"),
        ("retries = 101", "must be a whole number, from 0 to 100"),
        ("retries = 1.5", "must be a whole number, from 0 to 100"),
        (f"#{'x' * (1 << 14)}", "more than 16384 bytes"),
        ('"\\u001b[2J" = 1', "unknown setting `\\x1b[2J`"),
    ],
)
def test_a_configuration_file_that_cannot_be_used(
    sample: Program, config: Path, text: str, message: str
) -> None:
    (config / "config.toml").write_text(text)
    outcome = sample("things", "get", "a")
    assert outcome.code == 2
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_a_configuration_file_that_was_named_must_exist(sample: Program, tmp_path: Path) -> None:
    outcome = sample("--config", str(tmp_path / "none"), "things", "get", "a")
    assert outcome.code == 2
    assert "cannot be read: No such file or directory" in outcome.err
    # but help is always there
    assert sample("--help").code == 0


def test_a_missing_client_parameter(sample: Program) -> None:
    assert sample("things", "get", "a").err == "error: missing --tenant\n"


def test_the_environment_says_what_is_wrong_with_it(
    sample: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_TIMEOUT", "soon")
    assert sample("things", "get", "a").err == (
        "error: invalid value for '--timeout' (from the variable SAMPLE_TIMEOUT): "
        "must be a number of seconds above 0\n"
    )


def test_the_deadline_holds(sample: Program, server: Server) -> None:
    outcome = sample(
        *("--endpoint", server.url, "--tenant", "t", "things", "get", "a", "--deadline", "1e-9")
    )
    assert (outcome.code, server.received) == (6, [])


def test_each_kind_of_credential(
    sample: Program, server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("s3cret\n")
    path = str(tmp_path / "secret")
    server.answers = [(200, THING)] * 6
    at = ("--endpoint", server.url, "--tenant", "t", "things", "get", "a")
    monkeypatch.setenv("SAMPLE_TOKEN", "env")
    sample(*at)
    sample(*at, "--token-file", path)
    sample(*at, "--api-key-file", path)
    sample(*at, "--username", "u", "--password-file", path)
    monkeypatch.delenv("SAMPLE_TOKEN")
    monkeypatch.setenv("SAMPLE_API_KEY", "k3y")
    sample(*at)
    monkeypatch.setenv("SAMPLE_PASSWORD", "p")
    sample(*at, "--username", "u")
    sent = [
        request.headers.get("Authorization") or request.headers.get("x-sample")
        for request in server.received
    ]
    assert sent == [
        "Bearer env",
        "Bearer s3cret",
        "s3cret",
        "Basic " + b64encode(b"u:s3cret").decode(),
        "k3y",
        "Basic " + b64encode(b"u:p").decode(),
    ]


def test_a_service_that_is_not_on_this_machine_needs_a_credential(sample: Program) -> None:
    outcome = sample("--tenant", "t", "things", "get", "a")
    assert outcome.code == 3
    assert outcome.err == (
        "error: no credential: give one with --token-file or --api-key-file or --username\n"
    )


def test_two_credentials_are_one_too_many(
    sample: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAMPLE_TOKEN", "t")
    monkeypatch.setenv("SAMPLE_API_KEY", "k")
    outcome = sample("--tenant", "t", "things", "get", "a")
    assert outcome.code == 3
    assert "the environment variables give more than one credential" in outcome.err


@pytest.mark.parametrize(
    ("content", "code", "message"),
    [
        (b"", 2, "is empty"),
        (b"a b", 3, "the bearer token contains a space"),
        (b"a\x00b", 3, "the bearer token contains a line break or another control character"),
    ],
)
def test_a_credential_that_cannot_be_used(
    sample: Program, tmp_path: Path, content: bytes, code: int, message: str
) -> None:
    (tmp_path / "token").write_bytes(content)
    outcome = sample(
        *("--tenant", "t", "--token-file", str(tmp_path / "token"), "things", "get", "a")
    )
    assert outcome.code == code
    assert message in outcome.err
    assert len(outcome.err.splitlines()) == 1
