"""The command in a process of its own, serving or asking."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

MODULE = "media_services_management.cli"
_PREFIX = "# in Python: "


@dataclass(kw_only=True)
class Served:
    """An emulator in the foreground of another process, and the lines that it printed."""

    process: subprocess.Popen[str]
    lines: list[str]
    log: list[str] = field(default_factory=list)
    output: str = ""

    @property
    def settings(self) -> dict[str, str]:
        """The environment variables that the lines set."""
        words = [shlex.split(line)[1] for line in self.lines if line.startswith("export ")]
        return dict(word.split("=", 1) for word in words)

    @property
    def endpoint(self) -> str:
        return self.settings["MEDIA_SERVICES_ENDPOINT"]

    @property
    def python(self) -> str:
        """The example in Python that the lines hold."""
        at = next(number for number, line in enumerate(self.lines) if line.startswith(_PREFIX))
        return "\n".join(line[len(_PREFIX) :] for line in self.lines[at:])


@contextmanager
def serve(
    folder: Path, *options: str, module: str = MODULE, environment: Mapping[str, str] | None = None
) -> Iterator[Served]:
    """Run `emulator` in a folder until the end of the block; its log is in the folder."""
    command = [sys.executable, "-u", "-m", module, "emulator", *options]
    log = folder / "requests.log"
    with (
        log.open("w") as stderr,
        subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            cwd=folder,
            env={**os.environ, **(environment or {})},
        ) as process,
    ):
        try:
            assert process.stdout is not None
            lines = list(_read_introduction(process))
            assert lines, log.read_text()
            served = Served(process=process, lines=lines)
            yield served
        finally:
            process.terminate()
            process.wait(60)
            served.log = log.read_text().splitlines()


def _read_introduction(process: subprocess.Popen[str]) -> Iterator[str]:
    """Yield lines up to the last one, which is the last of the example."""
    assert process.stdout is not None
    for line in process.stdout:
        yield line.rstrip("\n")
        if line.startswith("#            client = "):
            return


def write_program(folder: Path, name: str = "media-services", module: str = MODULE) -> Path:
    """Write a program as an installation would, and return the folder that it is in."""
    program = folder / "bin" / name
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m {module} "$@"\n')
    program.chmod(0o755)
    return program.parent


def run_shell(script: str, *, programs: Path, check: bool = True) -> str:
    """Return what a shell script prints; our programs are on its path."""
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-euc", script],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path},
        stdin=subprocess.DEVNULL,
        timeout=60,
    )
    assert not check or done.returncode == 0, done.stderr
    return done.stdout
