"""Runs commands and tells what they took: seconds of the processor, of the clock, and memory. For systems with `sh`."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

CLIENTGEN = (sys.executable, "-c", "from clientgen.cli import main; main()")
"""The command of this project, as the first words of what is run."""
_ENDED = (-signal.SIGKILL, -signal.SIGXCPU)


class Cost(NamedTuple):
    """What a command took; `code` is its exit code, None if it was ended since it took too long."""

    cpu: float
    wall: float
    memory: int
    code: int | None


def run(
    command: list[Any],
    folder: Path,
    longest: int,
    *,
    added: Mapping[str, str] | None = None,
    output: Path | None = None,
) -> Cost:
    """Run a command in a folder, and end it after so many seconds of the processor.

    Caches of clientgen are in `cache` of that folder, compiled modules are kept, as they are for users;
    `added` is put into the environment, and what is printed goes to the file `output`.
    """
    paths = [str(Path(command[0]).parent), os.environ["PATH"]]
    environment = {
        **os.environ,
        "CLIENTGEN_CACHE_DIR": str(folder / "cache"),
        "PATH": os.pathsep.join(paths),
        **(added or {}),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    limited = f"ulimit -t {longest}; exec {shlex.join(map(str, command))}"
    began = perf_counter()
    with (
        (output or Path(os.devnull)).open("wb") as said,
        subprocess.Popen(
            ["sh", "-c", limited], cwd=folder, env=environment, stdout=said, stderr=said
        ) as process,
    ):
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    code = None if process.returncode in _ENDED else process.returncode
    spent = longest if code is None else used.ru_utime + used.ru_stime
    return Cost(spent, perf_counter() - began, used.ru_maxrss // 1024, code)


@contextmanager
def kept(chosen: Path | None) -> Iterator[Path]:
    """Give the folder that was chosen, which stays, or one that does not."""
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        yield chosen.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def installed(folder: Path, name: str, *what: str) -> Path:
    """Return the program `name`, after installing `what` in an environment of its own."""
    environment = folder / name
    program = environment / ("Scripts" if os.name == "nt" else "bin") / name
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        python = program.with_name("python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", *what], check=True)
    return program
