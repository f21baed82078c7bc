"""Runs the examples of the package's README unchanged on the emulator."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import media_services_management
import pytest
from media_services_management import (
    AsyncMediaServicesManagementClient,
    MediaServicesManagementClient,
)
from media_services_management._runtime.emulator.access import grant
from media_services_management.emulator import Emulator

from .callers import SUBSCRIPTION
from .foreground import run_shell, write_program

README = Path(media_services_management.__file__).parents[2] / "README.md"
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Snippet:
    """One block of code, under its heading."""

    heading: str
    language: str
    code: str


def read_snippets() -> Iterator[Snippet]:
    text = README.read_text("utf-8")
    for match in _FENCE.finditer(text):
        heading = _HEADING.findall(text[: match.start()])[-1]
        yield Snippet(heading, match[1], match[2])


SNIPPETS = list(read_snippets())
SHELL = [each for each in SNIPPETS if each.language == "sh"]
PYTHON = [each for each in SNIPPETS if each.language == "python"]


def name(snippet: Snippet) -> str:
    return f"{snippet.heading}: {snippet.code.strip().splitlines()[0][:40]}"


def test_there_are_snippets_of_every_kind() -> None:
    assert {each.language for each in SNIPPETS} == {"sh", "python", "json"}
    headings = {each.heading for each in SNIPPETS}
    assert {"Quick start", "Sync", "Async", "Authentication", "Testing"} <= headings


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Emulator]:
    """An emulator that accepts the token of the README, beside its own certificate."""
    folder = tmp_path_factory.mktemp("readme")
    token = grant("bearer", "my-secret", {"subscriptionId": SUBSCRIPTION})
    with Emulator(tls=folder, require_auth=True, grants=[token], sample=None) as running:
        yield running


@pytest.fixture
def words(
    served: Emulator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[dict[str, Any]]:
    """Names that the snippets use, in a folder with the files that they name.

    The service itself is gone: where a snippet names no endpoint, its client gets the emulator's.
    """
    monkeypatch.chdir(tmp_path)
    write_files(served, tmp_path)
    for cls in (MediaServicesManagementClient, AsyncMediaServicesManagementClient):
        monkeypatch.setattr(cls, "__init__", redirect(cls.__init__, served))
    with served.client() as client:
        yield {**vars(media_services_management), **exported(), "client": client}


def exported() -> dict[str, Any]:
    package = media_services_management
    return {each: getattr(package, each) for each in package.__all__}


def redirect(made: Any, served: Emulator) -> Any:
    """Return a constructor for the emulator's endpoint."""

    def construct(self: Any, subscription_id: str, **options: Any) -> None:
        given = {"endpoint": served.endpoint, "ca_file": served.authority_file, **options}
        made(self, subscription_id, **given)

    return construct


def write_files(served: Emulator, folder: Path) -> None:
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        load_pem_private_key,
        pkcs12,
    )
    from cryptography.x509 import load_pem_x509_certificate

    assert served.client_file is not None
    pem = served.client_file.read_bytes()
    for file in ("management.pem", "certificate.pem", "key.pem"):
        (folder / file).write_bytes(pem)
    key: Any = load_pem_private_key(pem, None)
    certificate = load_pem_x509_certificate(pem)
    packed = pkcs12.serialize_key_and_certificates(
        None, key, certificate, None, BestAvailableEncryption(b"my-password")
    )
    (folder / "management.pfx").write_bytes(packed)
    (folder / "my.publishsettings").write_bytes(served.write_settings().read_bytes())


@pytest.mark.parametrize("snippet", PYTHON, ids=name)
def test_python_runs_as_it_stands(snippet: Snippet, words: dict[str, Any]) -> None:
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(snippet.code, "README.md", "exec"), words)
    is_called = "print(" in snippet.code and snippet.heading != "Tracing and metrics"
    assert bool(printed.getvalue()) is is_called
    for each in list(words.values()):
        if isinstance(each, MediaServicesManagementClient):
            each.close()


@pytest.mark.parametrize("kind", ["certificate", "pkcs12", "settings", "token"])
def test_each_credential_of_the_readme_is_accepted(
    served: Emulator, words: dict[str, Any], kind: str
) -> None:
    lines = [
        line
        for snippet in PYTHON
        if snippet.heading == "Authentication"
        for line in snippet.code.splitlines()
    ]
    wanted = {
        "certificate": "from_pem",
        "pkcs12": "from_pkcs12",
        "settings": "from_publish_settings",
        "token": "BearerToken(",
    }
    (line,) = (line for line in lines if wanted[kind] in line.partition("#")[0])
    made = eval(line, words)
    if kind != "settings":
        made = MediaServicesManagementClient(SUBSCRIPTION, credential=made)
    with made as client:
        assert client.accounts.list() == []


def test_the_test_of_the_readme_passes(tmp_path: Path) -> None:
    (code,) = (each.code for each in PYTHON if each.heading == "Testing")
    (tmp_path / "test_mine.py").write_text(code)
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "test_mine.py"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    assert "2 passed" in done.stdout


def list_commands() -> list[str]:
    lines = [line for snippet in SHELL for line in snippet.code.splitlines()]
    return [line for line in lines if line.startswith("media-services ")]


@pytest.mark.parametrize("command", list_commands())
def test_commands_run_as_they_stand(command: str, tmp_path: Path) -> None:
    programs = write_program(tmp_path)
    with Emulator() as emulator:
        settings = (
            f"export MEDIA_SERVICES_ENDPOINT={emulator.endpoint}",
            f"export MEDIA_SERVICES_SUBSCRIPTION_ID={SUBSCRIPTION}",
            command,
        )
        assert run_shell("\n".join(settings), programs=programs)


def test_other_commands_only_install_and_test() -> None:
    lines = [line for snippet in SHELL for line in snippet.code.splitlines()]
    others = [line for line in lines if not line.startswith("media-services ")]
    assert all(line.startswith("pip install ") or line == "pytest" for line in others)


def test_extras_of_the_readme_exist() -> None:
    import tomllib

    project = tomllib.loads((README.parent / "pyproject.toml").read_text("utf-8"))["project"]
    text = README.read_text("utf-8")
    named = set(re.findall(r"pip install '\.\[(\w+)\]'", text))
    listed = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)) & {
        "certificates",
        "cli",
        "emulator",
        "all",
    }
    assert named | listed <= set(project["optional-dependencies"])
    assert "all" in named
