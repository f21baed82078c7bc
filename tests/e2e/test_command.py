"""The generated command against the emulator, in this process and in others."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from media_services_management.cli import run
from media_services_management.emulator import Emulator

from .callers import OTHER_SUBSCRIPTION, STORAGE_KEY, SUBSCRIPTION
from .foreground import run_shell, serve, write_program

SAMPLE = re.compile(r"Name +State +Type +AccountId\nsample +Active +MediaService +[0-9a-f-]{36}\n")
CREATE = (
    *("accounts", "create", "--account-name", "contoso", "--region", "West US"),
    *("--blob-storage-endpoint-uri", "https://contosostorage.blob.core.windows.net/"),
    *("--storage-account-name", "contosostorage"),
)
ATTACH = (
    *("storage-accounts", "attach", "contoso", "--storage-account-name", "archive"),
    *("--blob-storage-endpoint-uri", "https://archive.blob.core.windows.net/"),
)
KEYS = ("accounts", "get", "contoso", "--query", "AccountKeys", "--show-secrets")


class Shell:
    """Runs commands in this process with settings in the environment."""

    def __init__(
        self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], folder: Path
    ) -> None:
        self._patch = patch
        self._capsys = capsys
        self.error = ""
        for name in [name for name in os.environ if name.startswith("MEDIA_SERVICES_")]:
            patch.delenv(name)
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        self.set(storage_account_key=STORAGE_KEY)

    def set(self, **settings: object) -> None:
        """Set, or with `None` take away, settings of all commands from now on."""
        for name, value in settings.items():
            if value is None:
                self._patch.delenv(f"MEDIA_SERVICES_{name.upper()}", raising=False)
            else:
                self._patch.setenv(f"MEDIA_SERVICES_{name.upper()}", str(value))

    def __call__(self, *arguments: str, code: int = 0) -> str:
        """Return standard output of a command that ends with a code."""
        self._capsys.readouterr()
        found = run(list(arguments))
        captured = self._capsys.readouterr()
        self.error = captured.err
        assert found == code, captured.err
        return captured.out

    def json(self, *arguments: str) -> Any:
        return json.loads(self(*arguments, "--output", "json") or "null")


@pytest.fixture
def shell(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> Shell:
    return Shell(monkeypatch, capsys, tmp_path)


def reach(shell: Shell, emulator: Emulator) -> Shell:
    """Return the shell with the settings of an emulator."""
    shell.set(
        endpoint=emulator.endpoint,
        subscription_id=SUBSCRIPTION,
        certificate=emulator.client_file,
        ca_file=emulator.authority_file,
    )
    return shell


def live(shell: Shell) -> None:
    """Create, find, attach, rotate, update, delete."""
    assert "West US" in shell("regions", "list")
    assert shell.json(*CREATE)["StatusCode"] == 201
    assert [item["Name"] for item in shell.json("accounts", "list")] == ["contoso"]
    assert shell(*ATTACH) == ""
    defaults = shell.json("storage-accounts", "list", "contoso", "--query", "[].IsDefault")
    assert defaults == [True, False]
    before = shell.json(*KEYS)
    shell("account-keys", "regenerate-primary", "contoso")
    between = shell.json(*KEYS)
    shell("account-keys", "regenerate-secondary", "contoso")
    after = shell.json(*KEYS)
    assert before["Primary"] != between["Primary"] == after["Primary"]
    assert before["Secondary"] == between["Secondary"] != after["Secondary"]
    shell("storage-accounts", "update-key", "contoso", "archive")
    shell("accounts", "delete", "contoso", "--yes")
    assert shell.json("accounts", "list") == []


def test_the_documented_life(shell: Shell, start: Callable[..., Emulator]) -> None:
    live(reach(shell, start()))


def test_the_documented_life_over_tls(shell: Shell, fresh: Emulator) -> None:
    live(reach(shell, fresh))


def test_the_documented_life_by_a_publishsettings_file(shell: Shell, fresh: Emulator) -> None:
    shell.set(publish_settings=fresh.write_settings(), ca_file=fresh.authority_file)
    live(shell)


def test_documented_errors_are_told(shell: Shell, start: Callable[..., Emulator]) -> None:
    reach(shell, start())
    shell("accounts", "get", "nothing", code=4)
    lines = shell.error.splitlines()
    assert lines[0] == "error: 404: NotFound: The specified account was not found."
    assert lines[1:3] == ["documented reasons:", "  - There is no account of this name"]
    assert re.fullmatch("request id: [0-9a-f]{32}", lines[3])
    shell(*CREATE)
    shell(*CREATE, code=5)
    assert "error: 409: Conflict: " in shell.error


def test_a_credential_opens_only_what_it_is_for(
    shell: Shell, fresh: Emulator, stranger: Path
) -> None:
    reach(shell, fresh)
    changes: list[dict[str, object]] = [
        {"certificate": stranger},
        {"certificate": None},
        {"certificate": fresh.client_file, "subscription_id": OTHER_SUBSCRIPTION},
    ]
    for change in changes:
        shell.set(**change)
        shell("accounts", "list", code=3)
        assert "error: 403: ForbiddenError: The server failed to auth" in shell.error


def test_one_command_against_a_throw_away_emulator(shell: Shell) -> None:
    assert len(shell.json("--emulator", "regions", "list")) == 6
    assert shell.json("--emulator", *CREATE)["AccountName"] == "contoso"
    assert [each["Name"] for each in shell.json("--emulator", "accounts", "list")] == ["sample"]


def test_the_tour(shell: Shell) -> None:
    output = shell("tour")
    assert re.findall(r"# response status (\d+)", output) == [
        *("200", "201", "200", "204", "200", "200"),
        *("204", "204", "200", "204", "204", "404"),
    ]
    assert re.search("listens at https://127.0.0.1:", output)
    requests = [line for line in output.splitlines() if line.startswith("curl ")]
    assert len(requests) == 12
    assert all("--cert " in line for line in requests)
    primary = re.findall(r'"Primary": "([^"]+)"', output)
    secondary = re.findall(r'"Secondary": "([^"]+)"', output)
    assert len(set(primary)) == len(set(secondary)) == 2
    assert "error: 404: NotFound" in shell.error


def test_the_lines_that_it_prints_can_be_pasted(tmp_path: Path) -> None:
    programs = write_program(tmp_path)
    with serve(tmp_path) as served:
        assert served.lines[0].startswith(f"# the emulator listens at {served.endpoint}")
        assert SAMPLE.fullmatch(run_shell("\n".join(served.lines), programs=programs))
        words: dict[str, Any] = {}
        exec(served.python, words)  # what a person would paste
        with words["client"] as client:
            client.accounts.create(**_arguments())
        assert "contoso" in run_shell("\n".join(served.lines), programs=programs)
    assert [line.split()[1] for line in served.log] == ["200", "201", "200"]


def _arguments(**changes: str) -> Mapping[str, str]:
    from .callers import account

    return account(**changes)


def test_the_lines_over_tls_can_be_pasted(tmp_path: Path) -> None:
    programs = write_program(tmp_path)
    with serve(tmp_path, "--tls", "--require-auth") as served:
        assert served.endpoint.startswith("https://")
        folder = tmp_path / "emulator-certificates"
        assert served.settings["MEDIA_SERVICES_CERTIFICATE"] == str(folder / "client.pem")
        assert SAMPLE.fullmatch(run_shell("\n".join(served.lines), programs=programs))
        words: dict[str, Any] = {}
        exec(served.python, words)
        with words["client"] as client:
            assert [each.name for each in client.accounts.list()] == ["sample"]
        (line,) = (line for line in served.lines if "--publish-settings" in line)
        flags = line.removeprefix("# ").partition(" also works")[0]
        ca_file = served.settings["MEDIA_SERVICES_CA_FILE"]
        script = f"media-services {flags} --ca-file {ca_file} regions list --output tsv"
        assert run_shell(script, programs=programs).startswith("East Asia\n")


def test_the_lines_can_be_pasted_where_the_terminal_lacks_characters(tmp_path: Path) -> None:
    programs = write_program(tmp_path)
    options, encoding = ("--tls", "--certificates", "日"), {"PYTHONIOENCODING": "latin-1:strict"}
    with serve(tmp_path, *options, environment=encoding) as served:
        assert "\n".join(served.lines).isascii()
        assert SAMPLE.fullmatch(run_shell("\n".join(served.lines), programs=programs))
        words: dict[str, Any] = {}
        exec(served.python, words)
        with words["client"] as client:
            assert [each.name for each in client.accounts.list()] == ["sample"]


def test_a_token_is_made_where_one_is_required(tmp_path: Path) -> None:
    programs = write_program(tmp_path)
    with serve(tmp_path, "--require-auth") as served:
        assert SAMPLE.fullmatch(run_shell("\n".join(served.lines), programs=programs))
        token = served.settings["MEDIA_SERVICES_TOKEN"]
        words: dict[str, Any] = {}
        exec(served.python, words)
        with words["client"] as client:
            assert [each.name for each in client.accounts.list()] == ["sample"]
    assert token not in "\n".join(served.log)
    assert [line.split()[1] for line in served.log] == ["200", "200"]


def test_the_log_of_requests_shows_no_secrets(shell: Shell, tmp_path: Path) -> None:
    with serve(tmp_path) as served:
        shell.set(endpoint=served.endpoint, subscription_id=SUBSCRIPTION)
        shell(*CREATE)
        keys = shell.json(*KEYS)
        shell("storage-accounts", "update-key", "contoso", "contosostorage")
    log = "\n".join(served.log)
    assert "POST" in served.log[0]
    assert served.log[0].endswith("accounts.create")
    assert len(served.log) == 3
    for secret in (STORAGE_KEY, *keys.values()):
        assert secret not in log


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_stops_it_before_an_answer_that_is_delayed(
    tmp_path: Path, number: signal.Signals
) -> None:
    import socket

    with serve(tmp_path, "--fault", "delay=30") as served:
        address = urlsplit(served.endpoint)
        with socket.create_connection(("127.0.0.1", address.port or 0)) as waiting:
            waiting.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            began = time.monotonic()
            served.process.send_signal(number)
            assert served.process.wait(60) == 0
            assert time.monotonic() - began < 15
    assert "Traceback" not in "\n".join(served.log)


def test_state_survives_a_restart(shell: Shell, tmp_path: Path) -> None:
    seen = []
    for number in range(2):
        with serve(tmp_path, "--state", "state.db") as served:
            shell.set(endpoint=served.endpoint, subscription_id=SUBSCRIPTION)
            if number == 0:
                shell(*CREATE)
            seen.append(shell.json("accounts", "get", "contoso", "--show-secrets"))
    assert seen[0] == seen[1]
    assert seen[0]["AccountKey"]


def test_a_seed_is_there_from_the_beginning(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "seed.yaml").write_text(SEED)
    with serve(tmp_path, "--seed", "seed.yaml") as served:
        shell.set(endpoint=served.endpoint, subscription_id=SUBSCRIPTION)
        assert shell.json("accounts", "list", "--query", "[].Name") == ["seeded"]
        key = shell.json("accounts", "get", "seeded", "--show-secrets")["AccountKey"]
        assert key == "c2VlZGVkLWtleQ=="
        (stored,) = shell.json("storage-accounts", "list", "seeded")
        assert (stored["StorageAccountName"], stored["IsDefault"]) == ("seededstorage", True)


SEED = """\
accounts:
  - AccountName: seeded
    Region: West US
    State: Active
    AccountId: {generate: uuid}
    AccountKeys: {Primary: c2VlZGVkLWtleQ==, Secondary: {generate: key}}
    storage_accounts:
      - {StorageAccountName: seededstorage, IsDefault: true}
"""


def test_faults_happen_as_they_are_written(shell: Shell, tmp_path: Path) -> None:
    rules = ("accounts.list:status=503,retry-after=0,times=1", "regions.*:status=500")
    faults = [word for rule in rules for word in ("--fault", rule)]
    with serve(tmp_path, *faults) as served:
        shell.set(endpoint=served.endpoint, subscription_id=SUBSCRIPTION)
        assert [each["Name"] for each in shell.json("accounts", "list")] == ["sample"]
        shell("--retries", "0", "regions", "list", code=1)
        assert "error: 500: InternalServerError: " in shell.error
    assert [line.split()[1] for line in served.log] == ["503", "200", "500"]
