"""Every code block of the README of every feature runs as it stands.

Where a feature has an emulator, clients that name no endpoint get that of the emulator; where it has none, what its
cassettes say. A block needs nothing but the name `client`, which the text of the README explains, and files that
it names. Blocks that install are compared with the metadata of the distribution.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shlex
import ssl
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx2
import pytest
import yaml

from .conftest import Workshop
from .harness import FEATURES, Feature

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^## (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of code and its heading."""

    heading: str
    language: str
    code: str


def blocks(feature: Feature) -> list[Block]:
    text = (feature.folder / "README.md").read_text("utf-8")
    return [
        Block(_HEADING.findall(text[: each.start()])[-1], each[1], each[2])
        for each in _FENCE.finditer(text)
    ]


class Replay:
    """Answers a request as a success in the cassettes does, by verb and path."""

    def __init__(self, feature: Feature) -> None:
        self._known: dict[tuple[str, str], httpx2.Response] = {}
        for path in sorted(feature.folder.glob("tests/cassettes/*.yaml")):
            for entries in yaml.load(path.read_text("utf-8"), yaml.CSafeLoader).values():
                for entry in entries:
                    self._add(entry["request"], entry["response"])

    def _add(self, request: dict[str, Any], answer: dict[str, Any]) -> None:
        place = (request["method"], urlsplit(request["uri"]).path)
        if answer["status"]["code"] < 300:
            body = answer["body"]["string"]
            content = body.encode() if isinstance(body, str) else body
            headers = [(name, text) for name, found in answer["headers"].items() for text in found]
            made = httpx2.Response(answer["status"]["code"], headers=headers, content=content)
            self._known.setdefault(place, made)

    def answer(self, request: httpx2.Request) -> httpx2.Response:
        """Return the response to a request; an error where no cassette has one."""
        found = self._known.get((request.method, request.url.raw_path.decode().partition("?")[0]))
        assert found is not None, f"no cassette has {request.method} {request.url}"
        found.request = request
        return httpx2.Response(found.status_code, headers=found.headers, content=found.content)

    async def answer_async(self, request: httpx2.Request) -> httpx2.Response:
        return self.answer(request)


def can_be_served(feature: Feature) -> bool:
    """Tell whether something can answer requests: a package without emulator and tests has nothing."""
    return "emulation" in feature.description or any(feature.folder.glob("tests/cassettes/*.yaml"))


@contextlib.contextmanager
def served(feature: Feature, folder: Path) -> Iterator[dict[str, Any]]:
    """Yield options of clients with which they reach something that answers."""
    if "emulation" not in feature.description:
        replay = Replay(feature)
        transports = (
            httpx2.MockTransport(replay.answer),
            httpx2.MockTransport(replay.answer_async),
        )
        yield {
            "sync": httpx2.Client(transport=transports[0]),
            "async": httpx2.AsyncClient(transport=transports[1]),
        }
        return
    secure = any(each.get("in_handshake") for each in feature.description.get("credentials", ()))
    tls = folder / "tls" if secure else None
    with feature.module("emulator").Emulator(tls=tls) as emulator:
        yield {"endpoint": emulator.endpoint, "ca_file": emulator.authority_file}


@contextlib.contextmanager
def redirected(feature: Feature, options: dict[str, Any]) -> Iterator[None]:
    """Let clients of the package that name no endpoint reach what answers."""
    python, credentials = feature.description["python"], feature.description.get("credentials", ())
    with pytest.MonkeyPatch.context() as patch:
        for kind, name in (("sync", "client"), ("async", "async_client")):
            if name in python and hasattr(feature.package, python[name]):
                cls = getattr(feature.package, python[name])
                patch.setattr(
                    cls, "__init__", _constructor(cls.__init__, options, kind, credentials)
                )
        for credential in credentials:
            if credential["kind"] == "oauth2" and "endpoint" in options:
                cls = getattr(feature.package, credential["class"])
                patch.setattr(cls, "__init__", _with(cls.__init__, {}, access_token="at-hand"))
        yield


def _constructor(made: Any, options: dict[str, Any], kind: str, credentials: Any) -> Any:
    if "endpoint" in options:
        return _with(made, {}, **options)

    # with `http` of one's own, a client certificate is refused, since it would have no effect
    certified = any(each.get("in_handshake") for each in credentials)
    forced = {"credential": None} if certified else {}
    return _with(made, forced, http=options[kind])


def _with(made: Any, forced: dict[str, Any], **usual: Any) -> Any:
    def construct(self: Any, *positional: Any, **given: Any) -> None:
        made(self, *positional, **{**({} if "endpoint" in given else usual), **given, **forced})

    return construct


def write_files(feature: Feature, folder: Path) -> None:
    """Write the files that blocks name: certificates in their formats."""
    if "ManagementCertificate" not in str(feature.description.get("credentials")) and not any(
        each.get("in_handshake") for each in feature.description.get("credentials", ())
    ):
        return
    from cryptography.hazmat.primitives.serialization import (
        BestAvailableEncryption,
        load_pem_private_key,
        pkcs12,
    )
    from cryptography.x509 import load_pem_x509_certificate
    from media_services_management._runtime.emulator.tls_files import (
        client_identity,
        publish_settings,
    )

    identity = client_identity(folder)
    pem = identity.certificate_file.read_bytes()
    for file in ("management.pem", "certificate.pem", "key.pem"):
        (folder / file).write_bytes(pem)
    key: Any = load_pem_private_key(pem, None)
    packed = pkcs12.serialize_key_and_certificates(
        None, key, load_pem_x509_certificate(pem), None, BestAvailableEncryption(b"my-password")
    )
    (folder / "management.pfx").write_bytes(packed)
    text = publish_settings(
        identity, endpoint="https://localhost:1", subscription_id="1", subscription_name="x"
    )
    (folder / "my.publishsettings").write_text(text)


def reset(options: dict[str, Any]) -> None:
    """Begin anew, so that what a block creates is not in the way of the next."""
    if "endpoint" in options:
        context = (
            ssl.create_default_context(cafile=options["ca_file"]) if options["ca_file"] else False
        )
        answer = httpx2.post(f"{options['endpoint']}/_emulator/reset", verify=context)
        assert answer.status_code == 204


def run_python(feature: Feature, found: list[Block], options: dict[str, Any]) -> list[str]:
    """Run blocks, each with a client of its own; return what goes wrong."""
    problems = []
    has_seed = any(each.language == "json" for each in blocks(feature))
    nothing = ("None", "", "[]") if has_seed else ()
    for block in found:
        printed = io.StringIO()
        python = feature.description["python"]
        words: dict[str, Any] = {"__name__": "readme"}
        reset(options)
        try:
            if block.heading in ("Quick start", "Sync", "Async", "Authentication", "Testing"):
                pass
            else:
                words["client"] = _client(feature, found)
            with contextlib.redirect_stdout(printed):
                exec(compile(block.code, "README.md", "exec"), words)
                run_tests(feature, words)
            is_printing = "print(" in block.code and "\ndef " not in f"\n{block.code}"
            if bool(printed.getvalue()) is not is_printing:
                problems.append(f"{block.heading}: prints {printed.getvalue()!r}")
            elif block.heading == "Quick start" and printed.getvalue().strip() in nothing:
                problems.append("Quick start: finds nothing")
        except Exception as error:  # noqa: BLE001 - told below
            problems.append(f"{block.heading}: {type(error).__name__}: {error}\n{block.code}")
        finally:
            for each in words.values():
                if isinstance(each, getattr(feature.package, python["client"])):
                    each.close()
    return problems


def run_tests(feature: Feature, words: dict[str, Any]) -> None:
    """Call the tests of a block with the emulator that the fixture would give."""
    for name, test in words.items():
        if name.startswith("test_"):
            marks = getattr(test, "pytestmark", ())
            options = dict(pair for mark in marks for pair in mark.kwargs.items())
            with feature.module("emulator").Emulator(**options) as emulator:
                test(emulator)


def _client(feature: Feature, found: list[Block]) -> Any:
    """Return the client that the README makes, without a credential."""
    (code,) = (each.code for each in found if each.heading == "Sync")
    match = re.search(r"^with (.*) as client:$", code, re.MULTILINE)
    assert match is not None
    words: dict[str, Any] = {}
    exec(code[: match.start()], words)
    name = feature.description["python"]["client"]
    made = words[name]
    words[name] = lambda *positional, **_: made(*positional, credential=None)
    return eval(match[1], words)


def client_parameters(feature: Feature) -> dict[str, str]:
    """Return examples of what a client needs, by its name in Python."""
    path = feature.folder / "tests" / "client.json"
    known = json.loads(path.read_text("utf-8"))["parameters"] if path.exists() else {}
    plain = {
        name: next(reversed(each.values())) if isinstance(each, dict) else each
        for name, each in known.items()
    }
    return {name: str(text) for name, text in plain.items()}


def commands(code: str) -> Iterator[str]:
    """Yield the commands of a block; a quoted word can have more than one line."""
    pending = ""
    for line in code.splitlines():
        pending += line
        try:
            shlex.split(pending)
        except ValueError:
            pending += "\n"
            continue
        yield pending
        pending = ""


def run_shell(feature: Feature, found: list[Block], options: dict[str, Any]) -> list[str]:
    """Run the lines that are commands of the package; return what goes wrong."""
    problems = []
    program = feature.description["program"]
    for line in (line for block in found for line in commands(block.code)):
        words = shlex.split(line)
        if words[0] != program:
            continue
        reset(options)
        rehearsed = [] if "endpoint" in options or "--help" in words else ["--dry-run"]
        code, said = run_command(feature, [*rehearsed, *words[1:]], options)
        if code:
            problems.append(f"{line}: exit code {code}: {said}")
    return problems


def run_command(feature: Feature, words: list[str], options: dict[str, Any]) -> tuple[int, str]:
    description = feature.description
    prefix = description["environment"]
    settings = {"ENDPOINT": options["endpoint"]} if "endpoint" in options else {}
    flags = {each["python_name"]: each["flag"] for each in description.get("parameters", ())}
    for name, text in client_parameters(feature).items():
        setting = flags[name].removeprefix("--").removesuffix("-file")
        settings[setting.replace("-", "_").upper()] = str(text)
    content = io.BytesIO()
    said = io.TextIOWrapper(content, "utf-8", newline="")
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(f"{prefix}_{name}", value)
        if options.get("ca_file"):
            patch.setenv(f"{prefix}_CA_FILE", str(options["ca_file"]))
        with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
            code: int = feature.module("cli").run(words)
    said.flush()
    return code, content.getvalue().decode()


def install_problems(feature: Feature, found: list[Block]) -> list[str]:
    """Return what is not true of the lines that install and test."""
    project = tomllib.loads((feature.folder / "pyproject.toml").read_text("utf-8"))["project"]
    program = feature.description["program"]
    problems = []
    for line in (line for block in found for line in commands(block.code)):
        words = shlex.split(line)
        if words[0] == program:
            continue
        if words == ["pytest"]:
            if not (feature.folder / "tests").is_dir():
                problems.append("`pytest` without tests")
            continue
        target = re.fullmatch(r"\.(?:\[([\w,]+)\])?", words[-1])
        if words[:2] != ["pip", "install"] or len(words) != 3 or target is None:
            problems.append(f"not known to be true: {line}")
        elif target[1] and not set(target[1].split(",")) <= set(project["optional-dependencies"]):
            problems.append(f"no such extra: {line}")
    return problems


@pytest.mark.parametrize("name", FEATURES)
def test_every_block_of_the_readme_runs(
    name: str,
    workshop: Workshop,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    feature = workshop(name)
    marker = f"{feature.description['environment'].lower()}_emulator: as the plugin of the package"
    request.config.addinivalue_line("markers", marker)
    monkeypatch.chdir(tmp_path)
    found = blocks(feature)
    python = [each for each in found if each.language == "python"]
    shell = [each for each in found if each.language == "sh"]
    assert {each.language for each in found} <= {"python", "sh", "json"}
    assert not [each.code for each in found if re.search(r"\.\.\.(?!\])", each.code)]
    for each in found:
        if each.language == "json":
            json.loads(each.code)
    write_files(feature, tmp_path)
    (tmp_path / "file.bin").write_bytes(b"example")
    problems = install_problems(feature, shell)
    if not can_be_served(feature):
        for each in python:
            compile(each.code, "README.md", "exec")
        python = []
    with served(feature, tmp_path) as options, redirected(feature, options):
        problems += run_python(feature, python, options)
        problems += run_shell(feature, shell, options)
    assert not problems, "\n".join(problems)


WITH_TESTS = [name for name in FEATURES if name in ("emulation", "paging_cursor", "api_s3_like")]


@pytest.mark.parametrize("name", WITH_TESTS)
def test_the_tests_of_the_readme_pass(name: str, workshop: Workshop, tmp_path: Path) -> None:
    feature = workshop(name)
    (block,) = (b for b in blocks(feature) if b.heading == "Testing" and b.language == "python")
    (tmp_path / "test_mine.py").write_text(block.code)
    plugin = f"{feature.description['python']['package']}.pytest_plugin"
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            plugin,
            "test_mine.py",
        ],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(feature.folder / "src"),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
