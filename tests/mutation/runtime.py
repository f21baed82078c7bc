"""Mutation of the runtime: `python -m tests.mutation.runtime [MODULE ...]`.

Each module of `templates/runtime` (or those whose paths match a pattern, such as `paging/*`) is changed
in one place at a time, and the tests in `tests/runtime` that reach the changed lines must fail.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from fnmatch import fnmatchcase
from functools import partial
from pathlib import Path
from types import CodeType

from .command import LEAST, excuse, read_equivalents
from .forks import Trials, Verdict
from .mutant import Mutant
from .operators import Change, changes

ROOT = Path(__file__).parents[2]
RUNTIME = ROOT / "templates/runtime"
TESTS = ROOT / "tests/runtime"


def main(arguments: Sequence[str] | None = None) -> int:
    """Return 0 if the tests see enough of the mutants of each module, else 1."""
    options = _parse(arguments)
    excused = read_equivalents(Path(__file__).with_name("runtime_equivalents.txt"))
    trials = Trials(options.folder, options.tests, options.workers)
    enough, began = True, time.monotonic()
    modules = list(_modules(options.folder, options.modules))
    mutants = {path: list(_mutants(options.folder, path)) for path in modules}
    if options.sample:
        mutants = {
            path: random.Random(path).sample(each, min(options.sample, len(each)))
            for path, each in mutants.items()
        }
    verdicts = trials.run([each for path in modules for each in mutants[path]], _told)
    for path in modules:
        enough &= _report(path, [each for each in verdicts if each.mutant.path == path], excused)
    sys.stdout.write(f"{len(verdicts)} mutants in {time.monotonic() - began:.0f} seconds\n")
    return 0 if enough else 1


def _parse(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.mutation.runtime", description=__doc__)
    parser.add_argument("modules", nargs="*", help="patterns of paths, such as `paging/*`")
    parser.add_argument("--sample", type=int, help="try so many of each module")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--folder", type=Path, default=RUNTIME, help=argparse.SUPPRESS)
    parser.add_argument("--tests", type=Path, default=TESTS, help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _modules(folder: Path, patterns: Sequence[str]) -> Iterator[str]:
    for file in sorted(folder.rglob("*.py")):
        path = file.relative_to(folder).as_posix()
        if not patterns or any(fnmatchcase(path, each) for each in patterns):
            yield path


def _mutants(folder: Path, path: str) -> Iterator[Mutant]:
    file = folder / path
    for change in changes(file.read_text("utf-8")):
        yield Mutant(
            path=path,
            place=change.place,
            change=change.change,
            lines=change.lines,
            make=partial(_code, change, str(file)),
        )


def _code(change: Change, file: str) -> CodeType:
    code: CodeType = compile(change.make(), file, "exec")
    return code


def _told(verdict: Verdict) -> None:
    """Name a survivor as soon as there is one."""
    if verdict.survived:
        mutant = verdict.mutant
        sys.stderr.write(f"{mutant.path}:{mutant.lines.start}: {mutant.place}: {mutant.change}\n")


def _report(path: str, verdicts: Sequence[Verdict], excused: dict[str, str]) -> bool:
    """Print the figures of a module and the mutants that survived without an excuse."""
    counted = [each for each in verdicts if not excuse(each.mutant, excused)]
    survivors = sorted(
        (each.mutant for each in counted if each.survived),
        key=lambda each: (each.lines.start, each.description),
    )
    part = 1 - len(survivors) / max(1, len(counted))
    sys.stdout.write(
        f"{path}: {len(counted) - len(survivors)} of {len(counted)} seen ({100 * part:.1f} %),"
        f" {len(verdicts) - len(counted)} excused\n"
    )
    sys.stdout.writelines(
        f"  survived: line {each.lines.start}: {each.place}: {each.change}\n" for each in survivors
    )
    return part >= LEAST


if __name__ == "__main__":
    sys.exit(main())
