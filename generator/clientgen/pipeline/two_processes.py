"""Divides work between this process and a copy of it, which ends with it and changes no result.

What the copy does not bring to an end, for whatever reason, is done here: an error is raised as if there had never been a
copy, and so is an interruption.
"""

from __future__ import annotations

import os
import pickle
import signal
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Generic, TypeVar

R = TypeVar("R")
_NUMBER = struct.Struct("<I")
_BLOCKS = 1000
"""The most blocks of jobs: their numbers have room in the smallest pipe that there is."""


class Jobs(Generic[R]):
    """Jobs in their order, each of which returns what can be pickled and changes nothing else that counts.

    `begins` is called with the number of each job that this process does, before it is done.
    """

    def __init__(self, jobs: Sequence[Callable[[], R]], begins: Callable[[int], None]) -> None:
        self._jobs, self._begins = jobs, begins

    def done(self, meanwhile: Callable[[], None], *, divided: bool) -> list[R]:
        """Return what every job returns; call `meanwhile` once, in this process.

        If the jobs may be `divided`, and there is a processor for it, a copy of this process does some.
        """
        if not (divided and can_divide()):
            done = self._completed({})
            meanwhile()
            return done
        with _numbers(len(self._jobs)) as numbers, self._copy(numbers) as copy:
            meanwhile()
            found = self._work(numbers, self._begins)
            found.update(copy.done())
        return self._completed(found)

    def _completed(self, done: dict[int, R]) -> list[R]:
        for at, job in enumerate(self._jobs):
            if at not in done:
                self._begins(at)
                done[at] = job()
        return [done[at] for at in range(len(self._jobs))]

    def _work(self, numbers: int, begins: Callable[[int], None]) -> dict[int, R]:
        """Do the jobs of every block whose number this process reads before the other one."""
        done: dict[int, R] = {}
        size = _size_of_block(len(self._jobs))
        while len(number := os.read(numbers, _NUMBER.size)) == _NUMBER.size:
            first = _NUMBER.unpack(number)[0] * size
            for at in range(first, min(first + size, len(self._jobs))):
                begins(at)
                done[at] = self._jobs[at]()
        return done

    @contextmanager
    def _copy(self, numbers: int) -> Iterator[_Copy[R]]:
        """Begin a copy of this process that works too; it is ended with the context at the latest."""
        reading, writing = os.pipe()
        # only this process is interrupted, and ends the other one
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            process = os.fork()
        except OSError:
            # the system has no room for another process
            process = -1
        if process == 0:
            self._answer(numbers, writing)
        copy = _Copy[R](process, reading)
        try:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            os.close(writing)
            yield copy
        finally:
            copy.end()
            os.close(reading)

    def _answer(self, numbers: int, writing: int) -> None:
        """Work as a copy, and end without what this program does at its end."""
        code = 1
        try:
            with os.fdopen(writing, "wb") as file:
                done = self._work(numbers, lambda _: None)
                pickle.dump(done, file, pickle.HIGHEST_PROTOCOL)
            code = 0
        finally:
            os._exit(code)


class _Copy(Generic[R]):
    """A copy of this process, and the pipe in which its answer comes; -1 is none, which answers nothing."""

    def __init__(self, process: int, answer: int) -> None:
        self._process, self._answer = process, answer
        self._runs = process > 0

    def done(self) -> dict[int, R]:
        """Wait for what the copy has done, and return it; nothing if the copy failed."""
        if not self._runs:
            return {}
        with os.fdopen(os.dup(self._answer), "rb") as file:
            content = file.read()
        _, status = os.waitpid(self._process, 0)
        self._runs = False
        found: dict[int, R] = {}
        if status == 0:
            found = pickle.loads(content)  # noqa: S301 - written by a copy of this very process
        return found

    def end(self) -> None:
        """End the copy if it runs."""
        if self._runs:
            os.kill(self._process, signal.SIGKILL)
            os.waitpid(self._process, 0)


def can_divide() -> bool:
    """Tell whether this process may run on two processors, and can be copied without harm."""
    if not hasattr(os, "fork") or not hasattr(os, "sched_getaffinity"):
        return False
    return len(os.sched_getaffinity(0)) > 1 and threading.active_count() == 1


def _size_of_block(jobs: int) -> int:
    return -(-jobs // _BLOCKS)


@contextmanager
def _numbers(jobs: int) -> Iterator[int]:
    """A pipe with the number of each block of jobs: who reads one does these jobs."""
    reading, writing = os.pipe()
    try:
        blocks = -(-jobs // max(_size_of_block(jobs), 1))
        os.write(writing, b"".join(map(_NUMBER.pack, range(blocks))))
        os.close(writing)
        yield reading
    finally:
        os.close(reading)
