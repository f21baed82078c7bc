"""A program under test, and the server that it talks to."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = Path(__file__).parent / "data"
MEDIA = ROOT / "generated" / "media-services-management" / "src" / "media_services_management"


@dataclass
class Outcome:
    """The result of a run of the program."""

    code: int
    out: str
    err: str


class Program:
    """A program whose output is captured."""

    def __init__(self, package: Path, capsys: pytest.CaptureFixture[str]) -> None:
        from runtime.description import Description

        self._description = Description(str(package / "description"))
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Outcome:
        from cli_runtime.program import run_program

        self._capsys.readouterr()
        code = run_program(self._description, arguments)
        captured = self._capsys.readouterr()
        return Outcome(code, captured.out, captured.err)


@dataclass
class Received:
    """A request that the server got."""

    verb: str
    path: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server on this machine that gives one answer after another."""

    url: str = ""
    answers: list[tuple[int, bytes]] = field(default_factory=list)
    received: list[Received] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)


def assemble(package: Path, api: Path, ignored: tuple[str, ...] = ()) -> None:
    """Put a package together as the generator would: the API's own modules and the runtimes."""
    templates = ROOT / "templates"
    caches = "__pycache__"
    shutil.copytree(api, package, ignore=shutil.ignore_patterns(caches, *ignored))
    for name, folder in (("runtime", "_runtime"), ("cli", "cli"), ("cli_runtime", "_runtime/cli")):
        shutil.copytree(templates / name, package / folder, ignore=shutil.ignore_patterns(caches))
