"""The command: which checks are run, how many at a time, and the report."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from .shell import CommandError, Shell
from .table import CHECKS, Check


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """The result of a check: its seconds, all that it printed, and its failure, if any."""

    check: Check
    seconds: float
    printed: str
    failure: str = ""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the checks that are named, or all of them; return 0 if they hold, else 1."""
    by_name = {check.__name__: check for check in CHECKS}
    chosen = _parse(arguments, by_name)
    failed = []
    for result in run(chosen, os.cpu_count() or 1):
        sys.stdout.writelines(_report(result))
        sys.stdout.flush()
        failed += [result.check.__name__] if result.failure else []
    if failed:
        names = " ".join(sorted(failed))
        sys.stdout.write(f"\n{len(failed)} of {len(chosen)} checks fail: {names}\n")
    return 1 if failed else 0


def _parse(arguments: Sequence[str] | None, by_name: Mapping[str, Check]) -> tuple[Check, ...]:
    listed = "\n".join(f"  {name:<12}{check.__doc__}" for name, check in by_name.items())
    parser = argparse.ArgumentParser(
        prog="python -m tests.checks",
        description=f"Run checks of the project, all of them unless some are named.\n\n{listed}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    names = parser.parse_args(arguments).names
    if unknown := set(names) - by_name.keys():
        parser.error(f"there is no check `{min(unknown)}`")
    return tuple(by_name[name] for name in names or by_name)


def run(checks: Iterable[Check], workers: int) -> Iterator[Result]:
    """Run checks, so many at a time, and give the result of each as soon as it is there."""
    with ThreadPoolExecutor(workers) as pool:
        for done in as_completed([pool.submit(_run, check) for check in checks]):
            yield done.result()


def _run(check: Check) -> Result:
    began = time.monotonic()
    failure = ""
    with tempfile.TemporaryDirectory() as scratch:
        shell = Shell(Path(scratch))
        try:
            check(shell)
        except CommandError as error:
            failure = str(error)
    return Result(
        check=check,
        seconds=time.monotonic() - began,
        printed="".join(shell.printed),
        failure=failure,
    )


def _report(result: Result) -> Iterator[str]:
    state = "FAILED" if result.failure else "ok"
    yield f"\n== {result.check.__name__} ({result.seconds:.0f}s): {state} - {result.check.__doc__}\n"
    yield result.printed
    yield f"{result.failure}\n" if result.failure else ""
