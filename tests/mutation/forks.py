"""Trials of mutants in forked processes, in which modules and tests are loaded already.

A mutant that changes functions only is put into the functions that there are; any other needs its
module, and the tests, loaded anew. Only tests run that reach a changed line.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import _lru_cache_wrapper
from itertools import zip_longest
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

import coverage
import pytest

from .mutant import Mutant
from .trial import be_silent, serve_module

_SURVIVED, _KILLED, _ANEW = 0, 1, 5
_SECONDS = 10
"""What a test may take that takes no time where nothing is changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result of a mutant."""

    mutant: Mutant
    survived: bool


@dataclass(slots=True)
class _Reach:
    """Which tests run which lines of which file, and how long each takes, by their node ids."""

    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def tests(self, file: str, lines: range) -> list[str]:
        """The tests that reach a line, each function's first case before all second ones."""
        found = self.lines.get(file, {})
        tests = {each for line in lines for each in found.get(line, ()) if each}
        seen, order = dict[str, int](), dict[str, int]()
        for each in sorted(tests, key=self.seconds.__getitem__):
            function = each.partition("[")[0]
            order[each] = seen[function] = seen.get(function, -1) + 1
        return sorted(order, key=lambda each: (order[each], self.seconds[each]))

    def neighbours(self, file: str) -> list[str]:
        """All tests that stand beside one that reaches a file, those first that reach it."""
        reaching = self.tests(file, range(10**6))
        beside = {each.partition("::")[0] for each in reaching}
        others = (each for each in self.seconds if each.partition("::")[0] in beside)
        return list(dict.fromkeys([*reaching, *others]))


class Trials:
    """Runs the tests of a folder against mutants of the modules of another."""

    def __init__(self, folder: Path, tests: Path, workers: int) -> None:
        self._folder = folder.resolve()
        self._tests = tests.resolve()
        self._workers = workers

    def run(self, mutants: Sequence[Mutant], told: Callable[[Verdict], None]) -> list[Verdict]:
        """Give the verdicts, each told as well as soon as it is known."""
        session = _Session(self._folder, mutants, self._workers, told)
        code = pytest.main([*_OPTIONS, str(self._tests)], plugins=[session])
        if code or session.reach is None:
            raise SystemExit("the tests fail before anything is changed")
        for verdict in self._anew(session.reach, session.left):
            told(verdict)
            session.verdicts.append(verdict)
        return session.verdicts

    def _anew(self, reach: _Reach, mutants: Sequence[Mutant]) -> Iterator[Verdict]:
        def trial(mutant: Mutant) -> int:
            file = str(self._folder / mutant.path)
            tests = reach.tests(file, mutant.lines) or reach.neighbours(file)
            if not tests:
                return _SURVIVED
            self._forget()
            serve_module(self._name(mutant.path), self._folder / mutant.path, mutant.make)
            signal.alarm(int(2 * _SECONDS + 5 * sum(map(reach.seconds.__getitem__, tests))))
            named = dict.fromkeys(tests)
            chosen = _Chosen(named)
            return int(pytest.main([*_OPTIONS, "-x", str(self._tests)], plugins=[chosen]))

        for mutant, code in _forked(mutants, trial, self._workers):
            yield Verdict(mutant=mutant, survived=code == _SURVIVED)

    def _name(self, path: str) -> str:
        parts = (self._folder.name, *Path(path).with_suffix("").parts)
        return ".".join(parts).removesuffix(".__init__")

    def _forget(self) -> None:
        for name, module in list(sys.modules.items()):
            file = getattr(module, "__file__", None) or ""
            if Path(file).is_relative_to(self._folder) or Path(file).is_relative_to(self._tests):
                del sys.modules[name]


_OPTIONS = ("-p", "no:terminal", "-s", "--import-mode=importlib", "-p", "no:cacheprovider")


@dataclass(slots=True)
class _Chosen:
    """A plugin that lets only the named tests run, in their order."""

    names: dict[str, None]

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave the others out."""
        found = {each.nodeid: each for each in items}
        items[:] = [found[name] for name in self.names]


class _Session:
    """A plugin that tries mutants once the tests are collected, instead of running the tests."""

    def __init__(
        self,
        folder: Path,
        mutants: Sequence[Mutant],
        workers: int,
        told: Callable[[Verdict], None],
    ) -> None:
        self._folder = folder
        self._mutants = mutants
        self._workers = workers
        self._told = told
        self.reach: _Reach | None = None
        self.left: list[Mutant] = []
        self.verdicts: list[Verdict] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Try the mutants that change functions only; the rest is left."""
        gc.unfreeze()  # what is kept out of searches is not listed either
        reach = _reached(session, self._folder)
        if reach is None:
            return True
        self.reach = reach
        items = {each.nodeid: each for each in session.items}
        functions, results = _functions(self._folder), _results(self._folder)

        def trial(mutant: Mutant) -> int:
            file = str(self._folder / mutant.path)
            original = compile((self._folder / mutant.path).read_bytes(), file, "exec")
            changed = mutant.make()
            assert isinstance(changed, CodeType)
            if not _put(original, changed, functions):
                return _ANEW
            for each in results:
                each.cache_clear()
            tests = [items[each] for each in reach.tests(file, mutant.lines)]
            return _play(session, tests, reach.seconds)

        for mutant, code in _forked(self._mutants, trial, self._workers):
            if code == _ANEW:
                self.left.append(mutant)
            else:
                self.verdicts.append(Verdict(mutant=mutant, survived=code == _SURVIVED))
                self._told(self.verdicts[-1])
        return True


def _play(session: pytest.Session, items: list[pytest.Item], seconds: dict[str, float]) -> int:
    """Run tests until one fails; one that takes far too long ends the process."""
    for item, following in zip_longest(items, items[1:]):
        signal.alarm(int(_SECONDS + 10 * seconds[item.nodeid]))
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return _KILLED
    return _SURVIVED


def _reached(session: pytest.Session, folder: Path) -> _Reach | None:
    """Run all tests in a process of their own, and tell what they reach; nothing if one fails."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        be_silent()
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_measured(session, folder), pipe)
            pipe.flush()
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        reach: _Reach | None = pickle.load(pipe)
    os.waitpid(pid, 0)
    return reach


def _measured(session: pytest.Session, folder: Path) -> _Reach | None:
    measured = coverage.Coverage(data_file=None, include=[f"{folder}/*"], config_file=False)
    reach, results = _Reach(), _results(folder)
    measured.start()
    for item, following in zip_longest(session.items, session.items[1:]):
        for each in results:
            each.cache_clear()
        measured.switch_context(item.nodeid)
        began = time.monotonic()
        item.ihook.pytest_runtest_protocol(item=item, nextitem=following)
        reach.seconds[item.nodeid] = time.monotonic() - began
        if session.testsfailed:
            return None
    measured.stop()
    data = measured.get_data()
    reach.lines = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
    return reach


def _forked(
    mutants: Sequence[Mutant], trial: Callable[[Mutant], int], workers: int
) -> Iterator[tuple[Mutant, int]]:
    """Give the exit code of each mutant's trial in a process of its own, in any order."""
    waiting, running = list(reversed(mutants)), dict[int, Mutant]()
    while waiting or running:
        while waiting and len(running) < workers:
            mutant = waiting.pop()
            pid = os.fork()
            if pid == 0:
                code = _KILLED
                try:
                    be_silent()
                    code = trial(mutant)
                finally:
                    os._exit(code)
            running[pid] = mutant
        pid, status = os.wait()
        yield running.pop(pid), os.waitstatus_to_exitcode(status)


_Key = tuple[str, str, int]


def _functions(folder: Path) -> dict[_Key, list[FunctionType]]:
    """All functions of the modules, wherever they are kept."""
    found: dict[_Key, list[FunctionType]] = {}
    for each in gc.get_objects():
        if _is_inside(each, folder):
            found.setdefault(_key(each.__code__), []).append(each)
    return found


def _results(folder: Path) -> list[Any]:
    """All caches of functions of the modules: what they hold was made before anything was changed."""
    caches = (each for each in gc.get_objects() if isinstance(each, _lru_cache_wrapper))
    return [each for each in caches if _is_inside(each.__wrapped__, folder)]


def _is_inside(function: object, folder: Path) -> bool:
    return isinstance(function, FunctionType) and function.__code__.co_filename.startswith(
        f"{folder}/"
    )


def _key(code: CodeType) -> _Key:
    return code.co_filename, code.co_name, code.co_firstlineno


def _put(original: CodeType, changed: CodeType, functions: dict[_Key, list[FunctionType]]) -> bool:
    """Put changed functions in place; tell whether that was all there is to the change."""
    pairs = list(zip(_inner(original), _inner(changed), strict=False))
    if not _is_same_outside(original, changed) or len(pairs) != len(_inner(original)):
        return False
    for old, new in pairs:
        if old == new:
            continue
        if _key(old) in functions:
            if old.co_freevars != new.co_freevars:
                return False
            for each in functions[_key(old)]:
                each.__code__ = new
        elif not _put(old, new, functions):
            return False
    return True


def _inner(code: CodeType) -> list[CodeType]:
    return [each for each in code.co_consts if isinstance(each, CodeType)]


def _is_same_outside(one: CodeType, other: CodeType) -> bool:
    """Whether two codes are the same but for the codes inside of them."""
    first, second = (
        code.replace(co_consts=tuple(c for c in code.co_consts if not isinstance(c, CodeType)))
        for code in (one, other)
    )
    return first == second
