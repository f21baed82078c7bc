"""Generating beside other generators: the same API, in turns, in one run.

    python tests/benchmarks/peers.py [--operations 1223] [--turns 2] [--folder FOLDER]

Each peer is installed from the registry into an environment of its own in FOLDER, which a later run
uses again. Seconds are those of the processor, of all processes of a command; the smallest of all turns counts. A command
that needs more than twenty seconds is ended.
"""

from __future__ import annotations

import argparse
import json
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from processes import CLIENTGEN, Cost, installed, kept, run
from synthetic import API, openapi, write_project

PEERS = {
    "openapi-python-client": "openapi-python-client==0.29.1",
    "clientele": "clientele[cli]==2.3.1",
    "stainful": "stainful==0.6.0",
}
"""What is installed, by the program that it has."""


LONGEST = 20
"""The most seconds of the processor for a command; one that takes longer is ended."""


def main() -> None:
    """Print the table."""
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--operations", type=int, default=1223)
    arguments.add_argument("--turns", type=int, default=2)
    arguments.add_argument("--folder", type=Path)
    given = arguments.parse_args()
    with kept(given.folder) as folder:
        programs = {name: installed(folder, name, what) for name, what in PEERS.items()}
        work = folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        write_project(work, given.operations)
        (work / "openapi.json").write_text(json.dumps(openapi(given.operations)), "utf-8")
        (work / "stainless.yml").write_text(json.dumps(_configuration(given.operations)), "utf-8")
        found: dict[str, list[Cost]] = {}
        for _ in range(given.turns):
            for name, measure in _runs(work, programs):
                found.setdefault(name, []).append(measure())
        _print(found, work, given.operations)


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
    group, owner = "operations/orders_0000.yaml", "types/shared.yaml"
    yield "clientgen, one title edited", lambda: _edited(work, group, "Get one")
    half = "clientgen, a type of half of the operations edited"
    yield half, lambda: _edited(work, owner, "Who owns")


def _generate(*options: str) -> list[str]:
    return [*CLIENTGEN, "generate", *options]


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
    """Run a command and return what it took; one that fails ends all."""
    cost = run(command, work, LONGEST)
    if cost.code:
        raise SystemExit(f"{command[0]} failed with exit code {cost.code}")
    return cost


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
        ended = "more than " if best.code is None else ""
        spent = f"{ended}{best.cpu:.2f} | {best.cpu / usual:.2f} | {best.wall:.1f}"
        print(f"| {name} | {spent} | {best.memory} | {size} |")


def _size(folder: Path) -> str:
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    lines = sum(path.read_bytes().count(b"\n") for path in files if path.suffix == ".py")
    return f"{len(files):,} | {lines:,}"


if __name__ == "__main__":
    main()
