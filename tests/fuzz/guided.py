"""Runs of a target that are guided by coverage, each in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import IO

from .target import LONGEST, ROOT, SECONDS, Target

MODULE = "tests.fuzz"
"""How this package is called from the root of the project."""
MEGABYTES = 2048
"""Memory that a run may take; an input that needs more is a failure."""


class FuzzError(AssertionError):
    """A contract that was broken; the text has the inputs and how to replay them."""


def is_possible() -> bool:
    """Tell whether atheris, which has wheels for few platforms, is installed."""
    return find_spec("atheris") is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """When a run ends: after so many seconds, or after the `runs` of its target. `seed` decides which."""

    seconds: int | None = None
    seed: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A run of a target, and the folder for all that it reads and writes."""

    name: str
    folder: str
    seconds: int | None
    seed: int


class Engine:
    """Runs targets, one after another."""

    def __init__(self, jobs: IO[str], codes: IO[str]) -> None:
        self._jobs, self._codes = jobs, codes

    def run(self, name: str, budget: Budget) -> str:
        """Fuzz one target and return libFuzzer's last lines; raises `FuzzError`."""
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder)
            for part in ("seeds", "found"):
                (place / part).mkdir()
            (place / "said").touch()
            job = Job(name=name, folder=folder, seconds=budget.seconds, seed=budget.seed)
            print(json.dumps(asdict(job)), file=self._jobs, flush=True)
            code = self._codes.readline()  # of an engine that has ended, there is none
            said = (place / "said").read_text("utf-8", "backslashreplace")
            found = [path.read_bytes() for path in sorted((place / "found").iterdir())]
        if found or code != "0\n":
            raise FuzzError(_explain(name, found, said))
        return "\n".join(said.splitlines()[-3:])


@contextmanager
def engine_at_hand() -> Iterator[Engine]:
    """Keep an engine, which instruments each module once, until the end of the block."""
    command = [sys.executable, "-m", f"{MODULE}.engine"]
    with subprocess.Popen(command, cwd=ROOT, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Engine(process.stdin, process.stdout)
        process.stdin.close()


def options(target: Target, job: Job) -> list[str]:
    """Return libFuzzer's options, after writing seeds and dictionary into the folder of the job."""
    place = Path(job.folder)
    seeds = list(target.seeds())
    for number, seed in enumerate(seeds):
        (place / "seeds" / f"{number:04}").write_bytes(seed)
    (place / "words").write_text("".join(map(_quote, target.words)), "ascii")
    return [
        f"-runs={target.runs + len(seeds) if job.seconds is None else -1}",
        f"-max_total_time={job.seconds or 0}",
        f"-seed={job.seed}",
        f"-max_len={LONGEST}",
        f"-timeout={round(SECONDS * 3)}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-dict={place / 'words'}",
        f"-artifact_prefix={place / 'found'}/",
        "-print_final_stats=0",
        "-verbosity=0",
        # seeds that were left out for others are not read again, which would count as runs
        "-reload=0",
        str(place / "seeds"),
    ]


def _quote(word: bytes) -> str:
    escapes = "".join(f"\\x{byte:02x}" for byte in word)
    return f'"{escapes}"\n'


def _explain(name: str, found: list[bytes], output: str) -> str:
    lines = [f"`{name}` does not keep its contract; the end of the output is", output[-6_000:], ""]
    return "\n".join(lines + [line for data in found for line in describe(name, data)])


def describe(name: str, data: bytes) -> list[str]:
    """Return lines that show an input and how to replay it."""
    shown = f"input: {data[:500]!r}"
    return [shown, f"replay it with: python -m {MODULE} {name} --replay {data.hex() or '-'}"]
