"""Generating beside other generators: the same API, in turns, in one run.

    python tests/benchmarks/peers.py [--operations 1223] [--turns 2] [--folder FOLDER]

Each peer is installed from the registry into an environment of its own in FOLDER, which a later run
uses again. Seconds are those of the processor, of all processes of a command; the smallest of all turns counts. A command
that needs more than twenty seconds is ended. For systems with `sh`.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from time import perf_counter
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))

from synthetic import API, openapi, write_project

PEERS = {
    "openapi-python-client": "openapi-python-client==0.29.1",
    "clientele": "clientele[cli]==2.3.1",
    "stainful": "stainful==0.6.0",
}
"""What is installed, by the program that it has."""


LONGEST = 20
"""The most seconds of the processor for a command; one that takes longer is ended."""


_ENDED = (-signal.SIGKILL, -signal.SIGXCPU)


class Cost(NamedTuple):
    """What a command took."""

    cpu: float
    wall: float
    memory: int


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--operations", type=int, default=1223)
    arguments.add_argument("--turns", type=int, default=2)
    arguments.add_argument("--folder", type=Path)
    given = arguments.parse_args()
    with _folder(given.folder) as folder:
        programs = {name: _installed(folder, name, what) for name, what in PEERS.items()}
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        write_project(work, given.operations)
        (work / "openapi.json").write_text(json.dumps(openapi(given.operations)), "utf-8")
        (work / "stainless.yml").write_text(json.dumps(_configuration(given.operations)), "utf-8")
        found: dict[str, list[Cost]] = {}
        for _ in range(given.turns):
            for name, run in _runs(work, programs):
                found.setdefault(name, []).append(run())
        _print(found, work, given.operations)


@contextmanager
def _folder(chosen: Path | None) -> Iterator[Path]:
    if chosen is not None:
        chosen.mkdir(parents=True, exist_ok=True)
        yield chosen.resolve()
        return
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _installed(folder: Path, name: str, what: str) -> Path:
    """Return the program of a peer, in an environment of its own."""
    environment = folder / name
    program = environment / ("Scripts" if os.name == "nt" else "bin") / name
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", environment], check=True)
        python = program.with_name("python")
        subprocess.run([python, "-m", "pip", "install", "--quiet", what], check=True)
    return program


def _runs(work: Path, programs: dict[str, Path]) -> Iterator[tuple[str, Callable[[], Cost]]]:
    """Every command that is measured, in its turn."""
    opc, clientele, stainful = programs.values()
    peers = {
        "openapi-python-client": [opc, "generate", "--path", "openapi.json", "--overwrite", "--output-path", "opc"],
        "clientele": [clientele, "start-api", "-f", "openapi.json", "-o", "clientele", "-r"],
        "stainful": [stainful, "generate", "--spec", "openapi.json", "--config", "stainless.yml", "--out", "stainful"],
    }  # fmt: skip
    for name, command in peers.items():
        yield name, lambda command=command: _cost(command, work)  # type: ignore[misc]
    less = ("--without", "tests", "--without", "emulator", "--without", "cli")
    yield "clientgen, the client alone", lambda: _cold(work, *less)
    yield "clientgen, cold", lambda: _cold(work)
    yield "clientgen, nothing changed", lambda: _cost(_generate(), work)
    yield "clientgen, one title edited", lambda: _edited(
        work, "operations/orders_0000.yaml", "Get one"
    )
    owner = "types/shared.yaml"
    yield "clientgen, a type of half of the operations edited", lambda: _edited(
        work, owner, "Who owns"
    )


def _generate(*options: str) -> list[str]:
    return [sys.executable, "-c", "from clientgen.cli import main; main()", "generate", *options]


def _cold(work: Path, *options: str) -> Cost:
    shutil.rmtree(work / "generated", ignore_errors=True)
    shutil.rmtree(work / "cache", ignore_errors=True)
    return _cost(_generate(*options), work)


def _edited(work: Path, file: str, words: str) -> Cost:
    path = work / "spec" / API / file
    text = path.read_text("utf-8")
    assert words in text
    path.write_text(text.replace(words, f"{words} now", 1), "utf-8")
    return _cost(_generate(), work)


def _cost(command: list[Any], work: Path) -> Cost:
    """Run a command and return what it took; compiled modules are kept, as they are for users."""
    paths = [str(Path(command[0]).parent), os.environ["PATH"]]
    environment = {
        **os.environ,
        "CLIENTGEN_CACHE_DIR": str(work / "cache"),
        "PATH": os.pathsep.join(paths),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    began = perf_counter()
    limited = f"ulimit -t {LONGEST}; exec {shlex.join(map(str, command))}"
    with subprocess.Popen(
        ["sh", "-c", limited],
        cwd=work,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode in _ENDED:
        return Cost(LONGEST, perf_counter() - began, used.ru_maxrss // 1024)
    if process.returncode:
        raise SystemExit(f"{command[0]} failed with exit code {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, perf_counter() - began, used.ru_maxrss // 1024)


def _configuration(operations: int) -> dict[str, Any]:
    """What stainful needs beside the document: every operation as a method of its group."""
    resources: dict[str, Any] = {}
    for path, verbs in openapi(operations)["paths"].items():
        for verb, operation in verbs.items():
            methods = resources.setdefault(operation["tags"][0], {"methods": {}})["methods"]
            methods[operation["operationId"].rpartition("_")[2]] = f"{verb} {path}"
    return {
        "organization": {"name": API},
        "targets": {"python": {"package_name": "synthetic_api"}},
        "environments": {"production": "https://api.example.com/v1"},
        "resources": resources,
    }


def _print(found: dict[str, list[Cost]], work: Path, operations: int) -> None:
    print(f"{operations} operations; Python {platform.python_version()}, black {version('black')};")
    print(f"{', '.join(PEERS.values())}; smallest of {len(found['clientele'])} turns\n")
    print("| | CPU s | x openapi-python-client | wall s | MB | files | lines of Python |")
    print("|---|---|---|---|---|---|---|")
    usual = min(cost.cpu for cost in found["openapi-python-client"])
    folders = {"openapi-python-client": "opc", "clientele": "clientele", "stainful": "stainful", "clientgen, cold": "generated"}  # fmt: skip
    for name, costs in found.items():
        best = min(costs)
        size = _size(work / folders[name]) if name in folders else " | "
        ended = "more than " if best.cpu == LONGEST else ""
        spent = f"{ended}{best.cpu:.2f} | {best.cpu / usual:.2f} | {best.wall:.1f}"
        print(f"| {name} | {spent} | {best.memory} | {size} |")


def _size(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    lines = sum(path.read_bytes().count(b"\n") for path in files if path.suffix == ".py")
    return f"{len(files):,} | {lines:,}"


if __name__ == "__main__":
    main()
