from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

import pytest

from .programs import MEDIA

if TYPE_CHECKING:
    from .programs import Program, Server

HEAVY = (
    "httpx2",
    "tempfile",
    "importlib.metadata",
    "msgspec",
    "yaml",
    "jmespath",
    "cryptography",
    "ssl",
    "asyncio",
    "pathlib",
)


def run_module(
    package: ModuleType, *arguments: str, code: str = "", **environment: str
) -> subprocess.CompletedProcess[str]:
    folder = str(Path(package.__file__ or "").parents[1])
    command = ["-c", code] if code else ["-m", f"{package.__name__}.cli"]
    return subprocess.run(
        [sys.executable, *command, *arguments],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PYTHONPATH": folder, "COLUMNS": "80", **environment},
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["things", "--help"], ["things", "create", "--help"]],
)
def test_help_imports_nothing_heavy(sample_package: ModuleType, arguments: list[str]) -> None:
    code = (
        "import sys; from sample_service.cli import run; code = run(sys.argv[1:]);"
        f"loaded = [m for m in {HEAVY} if m in sys.modules];"
        "print(loaded, file=sys.stderr); sys.exit(code)"
    )
    result = run_module(sample_package, *arguments, code=code)
    assert (result.returncode, result.stderr) == (0, "[]\n")
    assert result.stdout.startswith(("Usage: sample", "sample 1.2.3\n"))


def test_python_m_runs_the_program(sample_package: ModuleType) -> None:
    result = run_module(sample_package, "things", "get")
    assert (result.returncode, result.stderr) == (2, "error: missing NAME\n")


def test_without_click_one_line_says_what_to_install(sample_package: ModuleType) -> None:
    code = (
        "import sys; sys.modules['click'] = None;"
        "from sample_service.cli import main; sys.argv[1:] = ['things']; main()"
    )
    result = run_module(sample_package, code=code)
    assert result.returncode == 2
    assert result.stderr == ('error: the command line needs: pip install "sample-service[cli]"\n')


def test_a_closed_pipe_is_quiet(sample_package: ModuleType) -> None:
    folder = str(Path(sample_package.__file__ or "").parents[1])
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(
        [sys.executable, "-m", "sample_service.cli", "--help"],
        check=False,
        stdout=writer,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": folder},
    )
    os.close(writer)
    assert (result.returncode, result.stderr) == (141, b"")


def test_output_fits_a_terminal_without_unicode(sample_package: ModuleType) -> None:
    result = run_module(
        sample_package, "things", "get", "é", "--dry-run", "--tenant", "t", PYTHONIOENCODING="ascii"
    )
    assert result.returncode == 0
    assert "/t/things/%C3%A9" in result.stdout


def test_a_curl_line_is_exact_on_a_terminal_without_unicode(sample_package: ModuleType) -> None:
    arguments = ("things", "search", "--trace", "\x85", "--tenant", "t", "--dry-run")
    name = ("things", "create", "--name", "é", "--tenant", "t", "--dry-run")
    assert run_module(sample_package, *arguments, PYTHONIOENCODING="ascii").returncode in (0, 2)
    result = run_module(sample_package, *name, PYTHONIOENCODING="ascii")
    assert result.returncode == 0
    assert "\"$(printf '\\303\\251')\"" in result.stdout


@pytest.mark.parametrize("home", [b"/\xff", "/é\u2028".encode(), b"/\x1b[31m"])
@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "ascii", "utf-16"])
def test_help_shows_any_home_in_any_encoding(
    sample_package: ModuleType, home: bytes, encoding: str
) -> None:
    environment = {"XDG_CONFIG_HOME": os.fsdecode(home), "PYTHONIOENCODING": f"{encoding}:strict"}
    code = "import sys; from sample_service.cli import run; sys.exit(run(['--help']))"
    folder = str(Path(sample_package.__file__ or "").parents[1])
    result = subprocess.run(
        [sys.executable, "-c", code],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": folder, **environment},
    )
    assert (result.returncode, result.stderr) == (0, b"")
    assert "\x1b" not in result.stdout.decode("utf-8" if encoding == "ascii" else encoding)


@pytest.mark.parametrize(
    ("redirections", "code"),
    [
        ("2>&-", 0),
        (">&-", 9),
        (">&- 2>&-", 9),
        ("<&- >&- 2>&-", 9),
        (">/dev/full", 9),
        (">/dev/full 2>/dev/full", 9),
    ],
)
@pytest.mark.parametrize("command", ["--help", "--version", "completion bash"])
def test_streams_that_take_nothing_are_no_traceback(
    sample_package: ModuleType, command: str, redirections: str, code: int
) -> None:
    line = f'"{sys.executable}" -m sample_service.cli {command} {redirections}'
    folder = str(Path(sample_package.__file__ or "").parents[1])
    result = subprocess.run(
        ["sh", "-c", line],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": folder},
    )
    assert result.returncode == code
    told = {
        ">&-": b"error: system error: standard output is closed\n",
        ">/dev/full": b"error: system error: No space left on device\n",
    }
    assert result.stderr == told.get(redirections, b"")


@pytest.mark.parametrize("buffering", ["", "1"])
@pytest.mark.parametrize(
    ("arguments", "code", "line"),
    [
        (["--output", "json", "things", "search"], 9, b"error: system error: File too large"),
        (["things", "delete", "a", "--yes"], 0, b""),
    ],
)
def test_an_answer_is_written_whole_or_not_said_to_be(
    sample_package: ModuleType,
    server: Server,
    tmp_path: Path,
    buffering: str,
    arguments: list[str],
    code: int,
    line: bytes,
) -> None:
    """A file that may have 64 KiB takes less than the answer; a deletion prints nothing."""
    server.answers = [(200, b"[" + b",".join([b'{"name": "a"}'] * 20000) + b"]")]
    if not code:
        server.answers = [(204, b"")]
    result = _run_in_a_shell(
        sample_package,
        server,
        f'ulimit -f 64; trap "" XFSZ; "$@" >{tmp_path / "out"}',
        arguments,
        PYTHONUNBUFFERED=buffering,
    )
    assert (result.returncode, result.stderr.strip()) == (code, line)


@pytest.mark.parametrize("buffering", ["", "1"])
def test_a_pipe_gets_the_whole_answer(
    sample_package: ModuleType, server: Server, buffering: str
) -> None:
    server.answers = [(200, b"[" + b",".join([b'{"name": "a"}'] * 20000) + b"]")] * 2
    arguments = ["--output", "json", "--query", "[].name", "things", "search"]
    result = _run_in_a_shell(sample_package, server, '"$@"', arguments, PYTHONUNBUFFERED=buffering)
    assert (result.returncode, json.loads(result.stdout)) == (0, ["a"] * 20000)
    result = _run_in_a_shell(
        sample_package,
        server,
        '( "$@"; echo $? >&2 ) | head -1',
        arguments,
        PYTHONUNBUFFERED=buffering,
    )
    assert (result.stdout, result.stderr) == (b"[\n", b"141\n")


def test_an_answer_that_nobody_can_get_is_an_error(
    sample_package: ModuleType, server: Server
) -> None:
    server.answers = [(200, b'[{"name": "a"}]'), (204, b""), (200, b'[{"name": "a"}]')]
    told = b"error: system error: standard output is closed\n"
    for arguments, redirection, code, error in (
        (["things", "search"], ">&-", 9, told),
        (["things", "delete", "a", "--yes"], ">&-", 0, b""),
        (["things", "search"], "2>&-", 0, b""),
    ):
        line = f'"$@" {redirection}'
        result = _run_in_a_shell(sample_package, server, line, arguments)
        assert (result.returncode, result.stderr) == (code, error)


def _run_in_a_shell(
    package: ModuleType, server: Server, line: str, arguments: list[str], **environment: str
) -> subprocess.CompletedProcess[bytes]:
    """Run a line of a shell in which `"$@"` is the program with these arguments."""
    settings = {"SAMPLE_ENDPOINT": server.url, "SAMPLE_TENANT": "acme", "SAMPLE_TOKEN": "t"}
    folder = str(Path(package.__file__ or "").parents[1])
    return subprocess.run(
        ["bash", "-c", line, "-", sys.executable, "-m", "sample_service.cli", *arguments],
        check=False,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": folder, **settings, **environment},
    )


def test_an_interrupt_during_the_imports_is_no_traceback(sample_package: ModuleType) -> None:
    code = (
        "import sys\n"
        "class Interrupt:\n"
        "    def find_spec(self, name, *_):\n"
        "        if name.endswith('.program'): raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupt())\n"
        "from sample_service.cli import main; main()"
    )
    result = run_module(sample_package, code=code)
    assert (result.returncode, result.stderr) == (130, "")


@pytest.mark.parametrize("instruction", ["bash_complete", "zsh_complete", "fish_complete"])
@pytest.mark.parametrize("words", [{}, {"COMP_WORDS": "sample x", "COMP_CWORD": "one"}])
def test_completion_without_a_shell_is_one_line(
    sample_package: ModuleType, instruction: str, words: dict[str, str]
) -> None:
    result = run_module(sample_package, _SAMPLE_COMPLETE=instruction, **words)
    if instruction == "fish_complete" and words:
        assert result.returncode == 0  # it does not ask for the number
    else:
        assert result.returncode == 2
        assert result.stderr.startswith("error: `_SAMPLE_COMPLETE` is for completion scripts")


@pytest.mark.parametrize("instruction", ["bash_complete", "zsh_complete", "fish_complete"])
def test_completion_knows_groups_commands_flags_and_values(
    sample_package: ModuleType, instruction: str
) -> None:
    def complete(*words: str) -> str:
        line = " ".join(["sample", *words])
        result = run_module(
            sample_package,
            _SAMPLE_COMPLETE=instruction,
            COMP_WORDS=line,
            COMP_CWORD=words[-1] if instruction == "fish_complete" else str(len(words)),
        )
        return result.stdout

    assert "things" in complete("th")
    assert "search" in complete("things", "se")
    assert "--limit" in complete("things", "search", "--lim")
    assert "green" in complete("things", "search", "--kinds", "gr")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_each_shell(sample: Program, shell: str) -> None:
    outcome = sample("completion", shell)
    assert outcome.code == 0
    assert "_SAMPLE_COMPLETE" in outcome.out


def test_text_of_the_api_cannot_steer_help(sample: Program) -> None:
    outcome = sample("--help")
    assert outcome.code == 0
    assert "Things \\x08100% \\x0c\\x1b[31mred" in outcome.out
    assert all(c.isprintable() or c == "\n" for c in outcome.out)


def test_a_program_or_group_alone_shows_its_help(sample: Program) -> None:
    for arguments in ([], ["things"]):
        outcome = sample(*arguments)
        assert outcome.code == 2
        assert outcome.err.startswith("Usage: sample")


def test_help_of_a_command_tells_arguments_flags_and_errors(media_services: Program) -> None:
    text = media_services("storage-accounts", "attach", "--help").out
    words = " ".join(text.split())
    for part in (
        "ACCOUNT_NAME The name of a Media Services account",
        "Caution: A storage account that was attached cannot be detached.",
        "Note: Every attached storage account lies in the same data center",
        "--storage-account-key-file PATH A key of the storage account (a file that contains it,",
        "for standard input; else MEDIA_SERVICES_STORAGE_ACCOUNT_KEY, or a prompt) [required]",
        "--storage-account-name TEXT The name of a storage account [required]",
        "404 NotFound The request names something that does not exist: There is no account of",
        "There is no such storage account on the account",
        "any command 400 MissingOrIncorrectVersionHeader, 400",
    ):
        assert part in words
    assert "409 Conflict " not in words
    assert "--storage-account-key " not in words


def test_help_of_the_program_tells_groups_settings_and_exit_codes(media_services: Program) -> None:
    text = media_services("--help").out
    for part in (
        "storage-accounts  Storage accounts that a Media Services account uses",
        "--subscription-id TEXT",
        "--publish-settings PATH",
        "--token-file PATH",
        "130  interrupted from the keyboard",
        "MEDIA_SERVICES_OUTPUT",
    ):
        assert part in text
    assert "/config/media-services/config.toml" in "".join(text.split())
    for absent in ("--username", "--api-key-file"):
        assert absent not in text


def test_settings_that_an_api_does_not_declare_are_not_there(sample: Program) -> None:
    text = sample("--help").out
    assert "--certificate" not in text
    assert "--emulator" not in text


def test_every_operation_has_help(media_services: Program) -> None:
    from runtime.description import Description

    description = Description(str(MEDIA / "description"))
    for _, operation in description.operations():
        group = description.group(operation["group"])["command"]
        outcome = media_services(group, operation["command"], "--help")
        assert outcome.code == 0
        assert operation["title"] in outcome.out


def test_the_version(sample: Program) -> None:
    outcome = sample("--version")
    assert (outcome.code, outcome.out) == (0, "sample 1.2.3\n")
