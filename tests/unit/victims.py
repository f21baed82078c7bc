"""Runs that are killed at one of their calls, each in a process of its own, forked from a small one.

A worker of the suite has every test module in memory: forking that takes longer than what is run.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import clientgen

from .calls import Step, killed

_TESTS = Path(__file__).parents[1]
_GENERATOR = Path(clientgen.__file__).parents[1]


class Victims:
    """Starts runs in the small process, one after another."""

    def __init__(self, jobs: IO[bytes], ends: IO[bytes]) -> None:
        self._jobs, self._ends = jobs, ends

    def kill(self, step: Step, run: Callable[[], object]) -> bool:
        """Run until SIGKILL at `step`; return whether it got there.

        `run` is a `partial` of a function of clientgen: the small process knows no others by name.
        """
        pickle.dump((tuple(step), run), self._jobs)
        self._jobs.flush()
        got_there: bool = pickle.load(self._ends)
        return got_there


@contextmanager
def victims_at_hand() -> Iterator[Victims]:
    """Keep the small process until the end of the block."""
    command = [sys.executable, "-c", "from unit.victims import serve; serve()"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (_TESTS, _GENERATOR)))}
    with subprocess.Popen(command, stdin=-1, stdout=-1, env=environment) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Victims(process.stdin, process.stdout)
        process.stdin.close()


def serve() -> None:
    """Run what comes by standard input, until its end."""
    os.fsync = lambda descriptor: None  # what is written is there for every process anyway
    while sys.stdin.buffer.peek(1):
        step, run = pickle.load(sys.stdin.buffer)
        pickle.dump(killed(Step(*step), run), sys.stdout.buffer)
        sys.stdout.buffer.flush()
