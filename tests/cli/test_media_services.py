"""The program of Media Services against the emulator, in processes of their own."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, suppress
from http.client import HTTPConnection
from pathlib import Path

import pytest

SUBSCRIPTION = "11111111-2222-3333-4444-555555555555"

pytestmark = pytest.mark.filterwarnings("ignore")


class Shell:
    """Runs the program with settings in the environment."""

    def __init__(self, folder: Path, **environment: str) -> None:
        self.environment = {**os.environ, "PYTHONPATH": str(folder), **environment}

    def __call__(self, *arguments: str, code: int = 0) -> str:
        result = subprocess.run(
            [sys.executable, "-m", "media_services_management.cli", *arguments],
            check=False,
            capture_output=True,
            text=True,
            env=self.environment,
            stdin=subprocess.DEVNULL,
        )
        assert result.returncode == code, result.stderr
        return result.stdout if code == 0 else result.stderr


def serve(folder: Path, cwd: Path, *options: str) -> Iterator[Shell]:
    """Run the emulator; give a shell with the settings that it prints."""
    program = [sys.executable, "-m", "media_services_management.cli", "emulator"]
    command = [*program, "--port", "0", *options]
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    assert process.stdout is not None
    settings: dict[str, str] = {}
    for line in process.stdout:
        if line.startswith("export "):
            name, _, value = line.removeprefix("export ").strip().partition("=")
            settings[name] = value.strip("'")
        elif not line.startswith("#"):
            assert line == "media-services accounts list\n"
            break
    yield Shell(folder, **settings)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 0
    assert all(line.startswith("#") for line in out.splitlines())
    assert "Traceback" not in err
    assert "GET" in err


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


def first_status(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> int:
    """Return the status of the first answer of a process that begins to serve."""
    end = time.monotonic() + seconds
    while time.monotonic() < end and process.poll() is None:
        with (
            suppress(ConnectionError),
            closing(HTTPConnection("127.0.0.1", port, timeout=seconds)) as connection,
        ):
            connection.request("GET", "/")
            return connection.getresponse().status
        time.sleep(0.05)
    raise AssertionError(f"nothing answers at port {port}")


def walk(shell: Shell, tmp_path: Path) -> None:
    """Create, read, rotate, attach, delete."""
    (tmp_path / "key").write_text("ZmFrZS1zdG9yYWdlLWtleS8xKzE9Mg==\n")
    shell.environment["MEDIA_SERVICES_STORAGE_ACCOUNT_KEY"] = "ZmFrZS1hcmNoaXZlLWtleS8yKzI9NA=="
    assert "West US" in shell("regions", "list", "-o", "tsv")
    created = json.loads(
        shell(
            *("accounts", "create", "--account-name", "contoso", "--region", "West US"),
            *("--storage-account-name", "contosostorage", "-o", "json"),
            *("--blob-storage-endpoint-uri", "https://contosostorage.blob.core.windows.net/"),
            *("--storage-account-key-file", str(tmp_path / "key")),
        )
    )
    assert created["AccountName"] == "contoso"
    assert shell("accounts", "list", "--query", "[].Name", "-o", "tsv") == "sample\ncontoso\n"
    query = ("--query", "AccountKeys.Primary", "-o", "tsv")
    assert "add --show-secrets" in shell("accounts", "get", "contoso", *query, code=2)
    before = shell("accounts", "get", "contoso", *query, "--show-secrets")
    assert shell("account-keys", "regenerate-primary", "contoso") == ""
    assert shell("accounts", "get", "contoso", *query, "--show-secrets") != before
    shell(
        *("storage-accounts", "attach", "contoso", "--storage-account-name", "contosoarchive"),
        *("--blob-storage-endpoint-uri", "https://contosoarchive.blob.core.windows.net/"),
    )
    shell("storage-accounts", "update-key", "contoso", "contosoarchive")
    assert "contosoarchive" in shell("storage-accounts", "list", "contoso")
    shell("accounts", "delete", "contoso", "--yes")
    error = shell("accounts", "get", "contoso", code=4)
    assert error.startswith("error: 404")
    assert "request id: " in error


def test_the_life_of_an_account(media_package: Path, tmp_path: Path) -> None:
    for shell in serve(media_package, tmp_path):
        walk(shell, tmp_path)


def test_the_life_of_an_account_over_tls_with_a_certificate(
    media_package: Path, tmp_path: Path
) -> None:
    for shell in serve(media_package, tmp_path, "--tls", "--require-auth"):
        walk(shell, tmp_path)
        folder = tmp_path / "emulator-certificates"
        del shell.environment["MEDIA_SERVICES_CERTIFICATE"]
        assert shell("accounts", "list", code=3).startswith("error: 403")
        settings = ("--publish-settings", str(folder / "emulator.publishsettings"))
        del shell.environment["MEDIA_SERVICES_SUBSCRIPTION_ID"]
        assert shell(*settings, "accounts", "list") != ""
        assert shell(*settings, "--subscription-id", SUBSCRIPTION, "accounts", "list") != ""
        error = shell(*settings, "--subscription-id", "other", "accounts", "list", code=3)
        assert len(error.splitlines()) == 1
        assert '--cert "$MEDIA_SERVICES_CERTIFICATE"' in shell(
            *settings, "accounts", "list", "--dry-run"
        )


def test_a_token_that_the_emulator_made(media_package: Path, tmp_path: Path) -> None:
    for shell in serve(media_package, tmp_path, "--require-auth"):
        assert "West US" in shell("regions", "list")
        shell.environment["MEDIA_SERVICES_TOKEN"] = "other"
        assert shell("regions", "list", code=3).startswith("error: 403")


def test_state_seeds_and_faults(media_package: Path, tmp_path: Path) -> None:
    options = ("--state", str(tmp_path / "state"), "--fault", "regions.*:status=500,every=2")
    for _ in range(2):
        for shell in serve(media_package, tmp_path, *options):
            assert "West US" in shell("regions", "list")
            error = shell("--retries", "0", "regions", "list", code=1)
            assert error.startswith("error: 500")


def test_one_command_against_a_throw_away_emulator(media_package: Path) -> None:
    shell = Shell(media_package)
    assert "West US" in shell("--emulator", "regions", "list")
    assert shell("--emulator", "accounts", "delete", "contoso", "-y", code=4).startswith(
        "error: 404"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--fault", "nonsense"], "the emulator cannot start: "),
        (["--host", "256.0.0.1"], "the emulator cannot start: "),
        (["--seed", "none.yaml"], "`none.yaml` cannot be read"),
        (["--state", "/dev/null/state"], "--state: "),
        (["--host", ""], "the value is empty"),
        (["--state", ""], "the value is empty"),
        (["--seed", ""], "the value is empty"),
        (["--fault", ""], "the value is empty"),
        (["--name", ""], "the value is empty"),
        (["--tls", "--certificates", ""], "the value is empty"),
        (["--tls", "--client-certificate", ""], "the value is empty"),
        (["--name", "no name"], "`no name` of `names` is no name of a host"),
        (["--state", "x" * 5000], "as a state file: file name too long"),
        (["--state", "/no/folder/state"], "as a state file: no such file or directory"),
        (["--tls", "--client-certificate", "/dev/zero"], "`/dev/zero` is not a regular file"),
        (["--port", "70000"], "must be a whole number, from 0 to 65535"),
    ],
)
def test_an_emulator_that_cannot_start(
    media_package: Path, tmp_path: Path, options: list[str], message: str
) -> None:
    certificates = ("--certificates", str(tmp_path))
    error = Shell(media_package)("emulator", *certificates, *options, code=2)
    assert error.startswith("error: ")
    assert message in error
    assert len(error.splitlines()) == 1


def test_a_state_keeps_the_seed_of_a_run_without_requests(
    media_package: Path, tmp_path: Path
) -> None:
    seed = tmp_path / "seed.json"
    seed.write_text(json.dumps({"accounts": [{"AccountName": "seeded"}]}))
    names = ("accounts", "list", "--query", "[].Name", "-o", "tsv")
    for options, expected in (([], "sample\n"), (["--seed", str(seed)], "seeded\n")):
        state = ("--state", str(tmp_path / f"{expected.strip()}.db"))
        program = [sys.executable, "-um", "media_services_management.cli", "emulator"]
        command = [*program, "--port", "0", *state]
        environment = {**os.environ, "PYTHONPATH": str(media_package)}
        with subprocess.Popen([*command, *options], stdout=-1, env=environment) as process:
            assert process.stdout is not None
            assert process.stdout.readline().startswith(b"# the emulator listens at ")
            process.terminate()
        for shell in serve(media_package, tmp_path, *state):
            assert shell(*names) == expected


def run_emulator(folder: Path, *options: str) -> Iterator[tuple[list[str], int]]:
    """Run the emulator; give the lines that it prints, up to a command, and its port."""
    command = [sys.executable, "-um", "media_services_management.cli", "emulator", *options]
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, env=environment) as process:
        assert process.stdout is not None
        lines = []
        for line in process.stdout:
            lines.append(line)
            if not line.startswith(("#", "export ")):
                break
        yield lines, int(lines[0].partition(";")[0].rpartition(":")[2])
        process.terminate()
        assert process.stderr is not None
        lines += process.stderr.readlines()


def ask(port: int, verb: str, path: str) -> int:
    with closing(HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
        connection.request(verb, path)
        return connection.getresponse().status


def test_an_emulator_at_every_address_prints_one_that_its_client_accepts(
    media_package: Path, tmp_path: Path
) -> None:
    for shell in serve(media_package, tmp_path, "--host", "0.0.0.0"):
        assert "West US" in shell("regions", "list")


def test_the_log_as_json_marks_faults(media_package: Path) -> None:
    options = ("--port", "0", "--log", "json", "--fault", "status=503")
    lines: list[str] = []
    for told, port in run_emulator(media_package, *options):
        lines = told
        assert ask(port, "GET", "/nowhere") == 503
        assert ask(port, "GET", "/_emulator/health") == 200
    entries = [json.loads(line) for line in lines if line.startswith("{")]
    assert [(each["status"], each["fault"]) for each in entries] == [(503, "status=503"), (200, "")]


def test_the_default_port_is_fixed_and_a_port_in_use_is_told(media_package: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = str(listener.getsockname()[1])
        error = Shell(media_package)("emulator", "--port", port, code=2)
    assert error == (
        "error: the emulator cannot start: the port is in use: choose another one with --port, "
        "0 for a free one\n"
    )
    text = " ".join(Shell(media_package)("emulator", "--help").split())
    assert "The port to listen on, 0 for a free one. [default: 8700]" in text
    assert "an object with a list of objects by collection (regions, accounts)" in text


def test_connections_over_the_limit_are_told(media_package: Path, tmp_path: Path) -> None:
    port = free_port()
    command = [sys.executable, "-m", "media_services_management.cli", "emulator", "--port"]
    with subprocess.Popen(
        [*command, str(port)],
        stderr=-1,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(media_package)},
    ) as process:
        try:
            first_status(port, process)
            with ExitStack() as many:
                for _ in range(530):
                    many.enter_context(socket.create_connection(("127.0.0.1", port)))
                assert (
                    many.enter_context(socket.create_connection(("127.0.0.1", port))).recv(1) == b""
                )
        finally:
            process.terminate()
        _, said = process.communicate(timeout=60)
    line = b"closed a connection from 127.0.0.1: the limit of 512 connections is reached\n"
    assert line in said
    assert b"Traceback" not in said


def test_a_tour_whose_reader_goes_away_is_quiet(media_package: Path) -> None:
    command = [sys.executable, "-m", "media_services_management.cli", "tour"]
    environment = {**os.environ, "PYTHONPATH": str(media_package)}
    with subprocess.Popen(command, stdout=-1, stderr=-1, env=environment) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 141


def test_an_emulator_without_standard_output_serves(media_package: Path) -> None:
    port = free_port()
    program = f'exec "{sys.executable}" -m media_services_management.cli'
    line = f"{program} emulator --port {port} >&-"
    environment = {**os.environ, "PYTHONPATH": str(media_package)}
    with subprocess.Popen(["sh", "-c", line], stderr=-1, env=environment) as process:
        try:
            status = first_status(port, process)
        finally:
            process.terminate()
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0
    assert status < 500
    assert [line.split()[1:3] for line in said.splitlines()] == [[b"%d" % status, b"GET"]]


@pytest.mark.parametrize("form", ["json", "xml", "json_in_xml_string", "text", "html", "empty"])
def test_errors_in_every_form_are_understood(
    media_package: Path, tmp_path: Path, form: str
) -> None:
    for shell in serve(media_package, tmp_path, "--error-form", form):
        assert shell("accounts", "get", "nobody", code=4).startswith("error: 404")


def test_a_missing_emulator_library_is_one_line(media_package: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['uvicorn'] = None\n")
    shell = Shell(media_package)
    shell.environment["PYTHONPATH"] += os.pathsep + str(tmp_path)
    for arguments in (["emulator"], ["--emulator", "regions", "list"]):
        assert shell(*arguments, code=2) == (
            'error: this needs: pip install "media-services-management[emulator]"\n'
        )


@pytest.mark.parametrize(
    ("command", "redirection", "reason"),
    [
        ("tour", ">&-", "standard output is closed"),
        ("tour", ">/dev/full", "No space left on device"),
        ("emulator --port 0", ">/dev/full", "No space left on device"),
    ],
)
def test_what_cannot_be_introduced_does_not_go_on(
    media_package: Path, command: str, redirection: str, reason: str
) -> None:
    line = f'exec "{sys.executable}" -m media_services_management.cli {command} {redirection}'
    result = subprocess.run(
        ["sh", "-c", line],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": str(media_package)},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (9, f"error: system error: {reason}\n")


def test_a_client_certificate_that_is_given_for_its_file_is_not_printed(
    media_package: Path,
) -> None:
    given = "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"
    error = Shell(media_package)("emulator", "--tls", "--client-certificate", given, code=2)
    assert "a path is needed, not the content of the file" in error
    assert "c2VjcmV0" not in error
