"""Trials of mutants: each in a process forked from a warm one, which runs the tests that matter."""

from __future__ import annotations

import ast
import builtins
import gc
import importlib
import io
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_file_location
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

import pytest
from tests.features.own_tests import WARM

from .mutant import Mutant
from .tables import FOLDER

_UNTOLD = ("--tb=no", "--no-summary", "--assert=plain")
"""Nobody reads why the tests of a mutant fail."""
_SECONDS = 60
_SURVIVED, _KILLED, _USELESS = 0, 1, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The result of a mutant."""

    mutant: Mutant
    survived: bool


class Trials:
    """Runs the tests of one package against its mutants."""

    def __init__(self, folder: Path, package: Path) -> None:
        self._folder = folder
        self._package = package
        self._name = package.name
        self._uses = _uses(package)
        self._groups = _groups(folder / "tests" / "cases")

    def warm(self) -> None:
        """Import everything that stays as it is, so that forked processes need not."""
        sys.path[:0] = [str(self._package.parent)]
        for name in WARM:
            importlib.import_module(name)
        for path in sorted((self._package / "_runtime").rglob("*.py")):
            inner = path.relative_to(self._package).with_suffix("").parts
            if inner[-1] != "__main__":
                importlib.import_module(".".join((self._name, *inner)).removesuffix(".__init__"))
        gc.freeze()

    def run(self, mutants: Sequence[Mutant], workers: int) -> Iterator[Verdict]:
        """Give a verdict for each mutant, in any order."""
        waiting, running = list(reversed(mutants)), dict[int, Mutant]()
        while waiting or running:
            while waiting and len(running) < workers:
                mutant = waiting.pop()
                running[self._fork(mutant)] = mutant
            pid, status = os.wait()
            code = os.waitstatus_to_exitcode(status)
            mutant = running.pop(pid)
            if code == _USELESS:
                raise RuntimeError(f"the tests did not run against {mutant.description}")
            yield Verdict(mutant=mutant, survived=code == _SURVIVED)

    def passes(self) -> bool:
        """Tell whether the tests pass as long as nothing is changed."""
        pid = os.fork()
        if pid == 0:
            self._trial(None)
        return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == _SURVIVED

    def _fork(self, mutant: Mutant) -> int:
        pid = os.fork()
        if pid == 0:
            self._trial(mutant)
        return pid

    def _trial(self, mutant: Mutant | None) -> None:
        """Run the tests in this process, and end it."""
        code = _KILLED
        try:
            signal.alarm(_SECONDS if mutant is not None else 0)
            be_silent()
            _forget(self._name)
            if mutant is not None:
                self._install(mutant)
            os.chdir(self._folder)
            files, groups = self._tests(mutant)
            options = ["-qx", "-Werror", "-p", "no:cacheprovider", *_UNTOLD, *self._plugin()]
            chosen = _Chosen([self._groups[each] for each in groups if each in self._groups])
            ended = pytest.main([*options, *(f"tests/{each}" for each in files)], [chosen])
            code = {0: _SURVIVED, 4: _USELESS, 5: _USELESS}.get(int(ended), _KILLED)
        finally:
            os._exit(code)

    def _plugin(self) -> list[str]:
        """Load the package's own plugin by name.

        Where it is installed, pytest would rewrite the asserts of the whole package, and so import
        its modules past the mutant.
        """
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
        there = (self._package / "pytest_plugin.py").is_file()
        return ["-p", f"{self._name}.pytest_plugin"] if there else []

    def _install(self, mutant: Mutant) -> None:
        if mutant.path.startswith(FOLDER):
            _serve(str(self._package / mutant.path), mutant.make())
            return
        inner = Path(mutant.path).with_suffix("").parts
        name = ".".join((self._name, *inner)).removesuffix(".__init__")
        serve_module(name, self._package / mutant.path, mutant.make)

    def _tests(self, mutant: Mutant | None) -> tuple[list[str], list[str]]:
        """The files of tests that concern a mutant, those first that are likely to see it.

        Also the groups of which operations are called, in their order.
        """
        there = sorted(path.name for path in (self._folder / "tests").glob("test_*.py"))
        if mutant is None:
            return there, [*self._groups]
        wanted, groups = self._in_order(mutant, there)
        return [each for each in wanted if each in there], groups

    def _in_order(self, mutant: Mutant, there: list[str]) -> tuple[list[str], list[str]]:
        if mutant.path == f"{FOLDER}emulation.json":
            return [*_OF_EMULATOR, *_SHORT], []
        if mutant.path.startswith(FOLDER):
            place = f" {mutant.place}"
            own = [each for each, name in self._groups.items() if f" {name}." in place]
            if own:
                return [*_SHORT, _OPERATIONS, *_OF_EMULATOR], own
            return [*_SHORT, *_OF_EMULATOR, _OPERATIONS], self._others(mutant.place)
        using = self._uses.get(mutant.path, [])
        files = [*_FIRST, *([_OPERATIONS] if using else there)]
        return list(dict.fromkeys(files)), using or [*self._groups]

    def _others(self, place: str) -> list[str]:
        """All groups; first those whose operations name the type of a place."""
        word = place.partition(" ")[0]

        def is_silent(group: str) -> bool:
            module = self._package / "operations" / f"{group}.py"
            return not (module.exists() and word in module.read_text("utf-8"))

        return sorted(self._groups, key=is_silent)


class _Chosen:
    """A plugin of pytest that keeps the tests of some groups, in the order of these."""

    def __init__(self, names: Sequence[str]) -> None:
        self._places = {name: at for at, name in enumerate(names)}

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out the operations of other groups."""
        every = [item for item in items if item.path.name == _OPERATIONS]
        known = [item for item in every if _group_of(item) in self._places]
        known.sort(key=lambda item: self._places[_group_of(item)])
        at = items.index(every[0]) if every else 0
        items[at : at + len(every)] = known


def _group_of(item: pytest.Item) -> str:
    """The group in the name of a test (`test_sync[accounts.get]`)."""
    return item.name.partition("[")[2].rpartition(".")[0]


_FIRST = ("test_client.py", "test_credentials.py", "test_description.py")
_OPERATIONS = "test_operations.py"
_SHORT = ("test_description.py", "test_client.py", "test_credentials.py", "test_program.py")
_OF_EMULATOR = ("test_scenarios.py", "test_emulator.py")


def _groups(folder: Path) -> dict[str, str]:
    """The name of each group that has operations, by its module."""
    parts = {path.stem: json.loads(path.read_bytes()) for path in sorted(folder.glob("*.json"))}
    return {module: part["group"] for module, part in parts.items()}


def _uses(package: Path) -> dict[str, list[str]]:
    """For each module of operations and of types, the modules of the groups that use it."""
    found: dict[str, list[str]] = {}
    for group in sorted((package / "operations").glob("*.py")):
        if group.stem != "__init__":
            for path in _reach(package, group, set()):
                found.setdefault(path, []).append(group.stem)
    return found


def _reach(package: Path, module: Path, seen: set[str]) -> set[str]:
    """The modules of operations and types that a module imports, itself among them."""
    path = module.relative_to(package).as_posix()
    if path in seen or not module.exists():
        return seen
    seen.add(path)
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and "_runtime" not in node.module:
            types = node.module.removeprefix("types.")
            if node.level == 1 or node.module.startswith("types."):
                _reach(package, package / "types" / f"{types}.py", seen)
    return seen


def be_silent() -> None:
    """Let the process write nothing from now on."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)


def _forget(package: str) -> None:
    """Forget the generated modules that came with the runtime, so that they are imported anew."""
    for name in list(sys.modules):
        if name == package or (
            name.startswith(f"{package}.") and not name.startswith(f"{package}._runtime")
        ):
            del sys.modules[name]


def serve_module(name: str, path: Path, make: Callable[[], object]) -> None:
    """Let whoever imports this module get its changed code."""
    sys.meta_path.insert(0, _Finder(name, path, make))


class _Finder(MetaPathFinder, Loader):
    """Finds one module, changed."""

    def __init__(self, name: str, path: Path, make: Callable[[], object]) -> None:
        self._name = name
        self._path = path
        self._make = make

    def find_spec(
        self, name: str, path: Any, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the specification of the changed module, and of no other."""
        return (
            spec_from_file_location(name, self._path, loader=self) if name == self._name else None
        )

    def is_package(self, name: str) -> bool:
        """Tell whether the module is a package."""
        return self._path.stem == "__init__"

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed module."""
        code = self._make()
        assert isinstance(code, CodeType)
        exec(code, module.__dict__)


def _serve(path: str, content: object) -> None:
    """Let whoever opens this file read another content."""
    assert isinstance(content, bytes)
    usual: Any = builtins.open

    def opened(file: Any, *arguments: Any, **options: Any) -> Any:
        return io.BytesIO(content) if str(file) == path else usual(file, *arguments, **options)

    builtins.open = opened
    io.open = opened
