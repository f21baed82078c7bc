"""The command: arguments, the sample, and the report."""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from .modules import module_mutants, ordered_records
from .mutant import Mutant
from .tables import description_mutants
from .trial import Trials, Verdict

LEAST = 0.95
"""The part of the mutants that tests must see."""
SAMPLE = 100
"""Mutants that are tried unless all are asked for."""

_MODULES = ("__init__.py", "_service.py", "client.py", "errors.py", "cli/__init__.py")
_FOLDERS = ("credentials", "operations", "types")


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if the tests of a package see enough of its mutants, else 1."""
    options = _parse(arguments)
    package = find_package(options.folder)
    excused = read_equivalents(Path(__file__).with_name("equivalents.txt"))
    mutants = list(list_mutants(package))
    wanted = [
        each
        for each in mutants
        if fnmatchcase(each.path, options.only) and not excuse(each, excused)
    ]
    chosen = wanted if options.all else _sample(wanted, options.sample, options.seed)
    trials = Trials(options.folder.resolve(), package)
    began = time.monotonic()
    trials.warm()
    if not trials.passes():
        sys.stdout.write("the tests fail before anything is changed\n")
        return 1
    verdicts = list(trials.run(chosen, os.cpu_count() or 1))
    seconds = time.monotonic() - began
    sys.stdout.write(f"{len(chosen)} of {len(mutants)} mutants tried in {seconds:.0f} seconds\n")
    sys.stdout.writelines(f"{line}\n" for line in report(verdicts, mutants, excused))
    return 0 if score(verdicts) >= LEAST else 1


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation", description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of a generated distribution")
    parser.add_argument("--all", action="store_true", help="try every mutant")
    parser.add_argument("--sample", type=int, default=SAMPLE, help="try so many of them")
    parser.add_argument("--only", default="*", help="try those of the files that match a pattern")
    parser.add_argument("--seed", type=int, default=0, help="choose them by this number")
    return parser.parse_args(arguments)


def find_package(folder: Path) -> Path:
    """Return the folder of the one import package of a distribution."""
    (init,) = folder.resolve().glob("src/*/__init__.py")
    return init.parent


def list_mutants(package: Path) -> Iterable[Mutant]:
    """Give every mutant of a package."""
    ordered = ordered_records(package)
    inner = [f"{folder}/{p.name}" for folder in _FOLDERS for p in (package / folder).glob("*.py")]
    for path in (*_MODULES, *sorted(inner)):
        yield from module_mutants(package, path, ordered=ordered)
    yield from description_mutants(package)


def read_equivalents(path: Path) -> dict[str, str]:
    """Return the reasons why mutants cannot be seen, by the pattern of their description."""
    lines = (line.strip() for line in path.read_text("utf-8").splitlines())
    pairs = (line.partition(" -- ") for line in lines if line and not line.startswith("#"))
    return {pattern.strip(): reason.strip() for pattern, _, reason in pairs}


def excuse(mutant: Mutant, excused: dict[str, str]) -> str:
    """Return the pattern that excuses a mutant, or nothing."""
    description = mutant.description.replace("[", "(").replace("]", ")")
    return next((each for each in excused if fnmatchcase(description, each)), "")


def _sample(mutants: list[Mutant], count: int, seed: int) -> list[Mutant]:
    if count >= len(mutants):
        return mutants
    return random.Random(seed).sample(mutants, count)


def score(verdicts: Sequence[Verdict]) -> float:
    """Return the part of the mutants that tests have seen."""
    return 1 - sum(each.survived for each in verdicts) / max(1, len(verdicts))


def report(
    verdicts: Sequence[Verdict], mutants: Sequence[Mutant], excused: dict[str, str]
) -> Iterator[str]:
    """Give the lines of the report: what is not counted, what survived, the score."""
    used = [excuse(each, excused) for each in mutants]
    for pattern, reason in excused.items():
        yield f"not counted, {used.count(pattern)}: {pattern} -- {reason}"
    survivors = (each.mutant.description for each in verdicts if each.survived)
    yield from (f"survived: {description}" for description in sorted(survivors))
    yield f"{100 * score(verdicts):.1f} % of the changes make a test fail"
