"""Work that is divided between two processes is what one process does, whatever becomes of the other."""

from __future__ import annotations

import errno
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clientgen import pipeline
from clientgen.pipeline import generation, two_processes
from clientgen.pipeline.two_processes import Jobs
from clientgen.project import Project

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system copies no process")


@pytest.fixture(autouse=True)
def copies(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[int]]:
    """Divide work, and note the copies of this process, of which none may be left afterwards."""
    began, fork = list[int](), os.fork

    def recorded() -> int:
        process = fork()
        began.append(process)
        return process

    monkeypatch.setattr(two_processes, "can_divide", lambda: True)
    monkeypatch.setattr(os, "fork", recorded)
    yield began
    for process in began:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)


class Work:
    """Jobs of which the first one is done by the copy, since this process waits for it."""

    def __init__(self, count: int, of_copy: Callable[[], object] = lambda: None) -> None:
        self.began: list[int] = []
        self._here = os.getpid()
        self._reading, self._writing = os.pipe()
        self._of_copy = of_copy
        self.jobs = Jobs([lambda at=at: self._do(at) for at in range(count)], self.began.append)  # type: ignore[misc]

    def _do(self, at: int) -> tuple[int, bool]:
        is_copy = os.getpid() != self._here
        if is_copy:
            os.write(self._writing, b".")
            self._of_copy()
        return at * at, is_copy

    def wait(self) -> None:
        os.read(self._reading, 1)

    def done(self) -> list[tuple[int, bool]]:
        try:
            return self.jobs.done(self.wait, divided=True)
        finally:
            os.close(self._reading)
            os.close(self._writing)


@pytest.mark.parametrize("count", [1, 2, 999, 2500])
def test_every_job_is_done_once_and_the_results_are_in_order(count: int) -> None:
    work = Work(count)
    found = work.done()
    assert [result for result, _ in found] == [at * at for at in range(count)]
    assert found[0][1]
    assert work.began == [at for at, (_, is_copy) in enumerate(found) if not is_copy]


def test_what_a_copy_that_dies_has_begun_is_done_here() -> None:
    work = Work(5, lambda: os.kill(os.getpid(), signal.SIGKILL))
    assert work.done() == [(at * at, False) for at in range(5)]


def test_without_room_for_a_copy_everything_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError(errno.EAGAIN, os.strerror(errno.EAGAIN))

    monkeypatch.setattr(os, "fork", refused)
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    jobs = Jobs([os.getpid] * 3, lambda _: None)
    assert jobs.done(lambda: None, divided=True) == [os.getpid()] * 3
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == blocked


def test_an_error_in_a_copy_is_raised_here() -> None:
    def fail() -> int:
        raise ValueError("this cannot be made")

    with pytest.raises(ValueError, match="this cannot be made"):
        Jobs([fail], lambda _: None).done(lambda: time.sleep(0.1), divided=True)


def test_a_copy_ends_when_this_process_is_interrupted() -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Jobs([lambda: time.sleep(600)], lambda _: None).done(interrupted, divided=True)


@pytest.mark.parametrize(
    ("processors", "threads", "expected"), [({3}, 1, False), ({3, 4}, 2, False), ({3, 4}, 1, True)]
)
def test_a_process_with_two_processors_and_one_thread_can_divide_work(
    processors: set[int], threads: int, expected: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: processors, raising=False)
    monkeypatch.setattr(threading, "active_count", lambda: threads)
    assert two_processes.can_divide() is expected


@pytest.mark.parametrize(("divided", "can_divide"), [(True, False), (False, True)])
def test_what_is_not_divided_is_done_here(
    divided: bool, can_divide: bool, copies: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(two_processes, "can_divide", lambda: can_divide)
    done = Jobs([os.getpid], lambda _: None).done(lambda: None, divided=divided)
    assert done == [os.getpid()]
    assert copies == []


@pytest.mark.parametrize("name", ["emulation", "api_stripe_like"])
def test_two_processes_make_the_same_files(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    project = Project(ROOT / "tests/features" / name)
    (api,) = (each.name for each in (project.root / "spec").iterdir())
    one = pipeline.generate(project, api, lambda *_: None)
    monkeypatch.setattr(generation, "MANY", 0)
    here: list[str] = []

    def slow(_: str, part: str) -> None:
        here.append(part)
        time.sleep(0.2)

    assert pipeline.generate(project, api, slow) == one
    assert here[0] == "service"
