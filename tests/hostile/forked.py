"""Runs of the command, each in a process forked from one that has generated before.

A new interpreter needs five times as long to import the compiler and to prepare its schemas and templates as to
generate a small API. What a fresh process does is tested in `tests/e2e` and `tests/unit`.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

_TESTS = Path(__file__).parents[1]
_SECONDS = 120


class Command:
    """Starts runs, one after another."""

    def __init__(self, jobs: IO[bytes], ends: IO[bytes]) -> None:
        self._jobs, self._ends = jobs, ends

    def run(
        self, code: str, *words: str, cwd: Path, environment: Mapping[str, str]
    ) -> subprocess.CompletedProcess[str]:
        """Run Python code as a program with these arguments."""
        job = {"code": code, "words": words, "cwd": str(cwd), "environment": dict(environment)}
        self._jobs.write(json.dumps(job).encode() + b"\n")
        self._jobs.flush()
        code_, out, err = json.loads(self._ends.readline())
        return subprocess.CompletedProcess(words, code_, out, err)


@contextmanager
def command_at_hand(environment: Mapping[str, str]) -> Iterator[Command]:
    """Keep the warm process until the end of the block."""
    program = [sys.executable, "-c", "from hostile.forked import serve; serve()"]
    path = os.pathsep.join([str(_TESTS), environment["PYTHONPATH"]])
    surroundings = {**environment, "PYTHONPATH": path}
    with subprocess.Popen(program, stdin=-1, stdout=-1, env=surroundings) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Command(process.stdin, process.stdout)
        process.stdin.close()


def serve() -> None:
    """Run each job that comes by standard input, until its end."""
    from clientgen.cli import commands  # noqa: F401 - imported for the processes to come

    from .museum import base, make, write

    with tempfile.TemporaryDirectory() as folder:
        assert make(write(Path(folder), base())).diagnostics == ()
    gc.freeze()
    for line in sys.stdin.buffer:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            ended = _forked(json.loads(line), out.fileno(), err.fileno())
            said = [_text(file) for file in (out, err)]
        sys.stdout.buffer.write(json.dumps([ended, *said]).encode() + b"\n")
        sys.stdout.buffer.flush()


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8")


def _forked(job: dict[str, Any], out: int, err: int) -> int:
    child = os.fork()
    if child == 0:
        code = 70
        try:
            signal.alarm(_SECONDS)
            code = _run(job, out, err)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _run(job: dict[str, Any], out: int, err: int) -> int:
    """Run a job in this process as the interpreter would; return its exit code."""
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.chdir(job["cwd"])
    os.environ.clear()
    os.environ.update(job["environment"])
    sys.argv = ["-c", *job["words"]]
    try:
        exec(job["code"], {"__name__": "__main__"})
    except SystemExit as end:
        return _code(end)
    except BaseException:  # noqa: BLE001 - as the interpreter shows it
        traceback.print_exc()
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
    return 0


def _code(end: SystemExit) -> int:
    assert end.code is None or isinstance(end.code, int)
    return end.code or 0
