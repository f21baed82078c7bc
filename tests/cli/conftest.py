from __future__ import annotations

import io
import shutil
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from .programs import DATA, MEDIA, ROOT, Program, Received, Server, assemble

# the copied runtime, where it stands
sys.path.insert(0, str(ROOT / "templates"))


@pytest.fixture(scope="session")
def sample_package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ModuleType]:
    """The sample package, put together as the generator would."""
    folder = tmp_path_factory.mktemp("packages")
    package = folder / "sample_service"
    assemble(package, DATA / "sample_service")
    sys.path.insert(0, str(folder))
    package_module = import_module("sample_service")

    yield package_module
    sys.path.remove(str(folder))


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import os

    for name in list(os.environ):
        if name.startswith(("SAMPLE_", "MEDIA_SERVICES_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("NO_PROXY", "*")


@pytest.fixture
def sample(sample_package: ModuleType, capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(DATA / "sample_service", capsys)


@pytest.fixture
def media_services(capsys: pytest.CaptureFixture[str]) -> Program:
    return Program(MEDIA, capsys)


@pytest.fixture
def server() -> Iterator[Server]:
    state = Server()

    class Handler(BaseHTTPRequestHandler):
        def handle(self) -> None:
            self.close_connection = True
            self.handle_one_request()

        def answer(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = self.rfile.read(length)
            state.received.append(Received(self.command, self.path, dict(self.headers), body))
            status, content = state.answers.pop(0)
            if not status:
                return  # hangs up
            self.send_response(status)
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = do_PUT = do_DELETE = answer  # noqa: N815

        def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
            return

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    state.url = f"http://127.0.0.1:{http.server_port}"
    yield state
    http.shutdown()
    thread.join()
    http.server_close()


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Make standard input give these bytes."""

    def give(content: bytes) -> None:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))

    return give


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Make standard input a terminal at which somebody types this."""

    def give(typed: str) -> None:
        lines = _Terminal(typed)

        def ask(prompt: str) -> str:
            sys.stderr.write(f"(unseen) {prompt}")
            return lines.readline().rstrip("\n")

        monkeypatch.setattr("sys.stdin", lines)
        monkeypatch.setattr("click.termui.hidden_prompt_func", ask)

    return give


@pytest.fixture(scope="session")
def media_package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that holds the package of Media Services, with its emulator."""
    folder = tmp_path_factory.mktemp("media")
    package = folder / MEDIA.name
    assemble(package, MEDIA, ("_runtime", "cli"))
    emulator = package / "_runtime" / "emulator"
    shutil.copytree(ROOT / "templates" / "emulator_runtime", emulator)
    shutil.copytree(ROOT / "generator" / "clientgen" / "wire", emulator / "wire")
    shutil.copy(ROOT / "generator" / "clientgen" / "ir" / "behaviour.py", emulator)
    return folder
