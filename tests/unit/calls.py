"""The calls that writing makes of the system, numbered, to kill, fail or disturb a run at each."""

from __future__ import annotations

import os
import signal
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from typing import Any, NamedTuple
from unittest import mock

from clientgen.output.disk import Disk

CALLS = tuple(name for name in vars(Disk) if not name.startswith("_"))
EFFECTS = {"create_file", "make_folder", "write", "flush", "replace", "remove", "remove_folder"}
"""The calls that change the disk; between two of them, whatever else is called, it is the same."""
READING = {"enter", "open_folder", "open_file", "close", "lock", "list", "kind", "opened_kind"}


class Step(NamedTuple):
    """A moment of a run: the number and name of a call, and before, in or after it."""

    number: int
    call: str
    moment: str


class Trap:
    """Numbers the calls of a run, and acts at one of them."""

    def __init__(self, step: Step | None = None, act: Callable[[], None] = lambda: None) -> None:
        self.step, self.act = step, act
        self.calls: list[str] = []

    def call(self, name: str, method: Callable[..., object], *arguments: Any) -> object:
        number = len(self.calls)
        self.calls.append(name)
        if self.step is None or number != self.step.number:
            return method(*arguments)
        assert name == self.step.call
        if self.step.moment == "torn":
            disk, descriptor, content = arguments
            method(disk, descriptor, content[: len(content) // 2])
        elif self.step.moment == "after":
            with suppress(OSError):
                method(*arguments)
        self.act()
        return method(*arguments)


@contextmanager
def trapped(trap: Trap) -> Iterator[Trap]:
    def wrap(name: str) -> Callable[..., object]:
        method = getattr(Disk, name)
        return lambda *arguments: trap.call(name, method, *arguments)

    with ExitStack() as patches:
        for name in CALLS:
            patches.enter_context(mock.patch.object(Disk, name, wrap(name)))
        yield trap


def effects(names: Sequence[str]) -> Iterator[Step]:
    """Every moment at which the disk is different, from the first to the last effect."""
    for number, call in enumerate(names):
        if call in EFFECTS:
            yield Step(number, call, "before")
            if call == "write":
                yield Step(number, call, "torn")
    last = max(number for number, call in enumerate(names) if call in EFFECTS)
    yield Step(last, names[last], "after")


def failures(names: Sequence[str]) -> Iterator[Step]:
    """Every call, failing without effect or after it; a file is closed, whatever is answered."""
    for number, call in enumerate(names):
        if call != "close":
            yield Step(number, call, "before")
        if call in EFFECTS | {"close", "lock"}:
            yield Step(number, call, "torn" if call == "write" else "after")


def killed(step: Step, run: Callable[[], object]) -> bool:
    """Run in a process of its own, which ends by SIGKILL at `step`; return whether it got there."""

    def until_killed() -> int:
        with trapped(Trap(step, lambda: os.kill(os.getpid(), signal.SIGKILL))):
            run()
        return 0

    return os.WIFSIGNALED(forked(until_killed))


def forked(run: Callable[[], int]) -> int:
    """Return how a process ended that ran nothing but this, with the number it returned."""
    with warnings.catch_warnings():
        # threads that other tests left behind do not matter to a child that uses none
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        code = 99
        try:
            code = run()
        finally:
            os._exit(code)
    return os.waitpid(child, 0)[1]


def raiser(error: BaseException) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act
