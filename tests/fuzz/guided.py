"""Runs of a target that are guided by coverage, each in a process of its own."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from .target import LONGEST, ROOT, SECONDS, find

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
    """When a run ends: so many inputs after the seeds, or so many seconds. `seed` decides which."""

    runs: int = -1
    seconds: int = 0
    seed: int = 1


def run(name: str, budget: Budget) -> str:
    """Fuzz one target and return libFuzzer's last lines; raises `FuzzError`."""
    with tempfile.TemporaryDirectory() as folder:
        process = subprocess.run(
            [sys.executable, "-m", f"{MODULE}.engine", name, *_options(name, budget, folder)],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="backslashreplace",
        )
        found = [path.read_bytes() for path in sorted(Path(folder, "found").iterdir())]
    if found or process.returncode:
        raise FuzzError(_explain(name, found, process.stdout))
    return "\n".join(process.stdout.splitlines()[-3:])


def _options(name: str, budget: Budget, folder: str) -> list[str]:
    """Return libFuzzer's options, after writing seeds and dictionary below `folder`."""
    target, place = find(name), Path(folder)
    for part in ("seeds", "found"):
        (place / part).mkdir()
    seeds = list(target.seeds())
    for number, seed in enumerate(seeds):
        (place / "seeds" / f"{number:04}").write_bytes(seed)
    (place / "words").write_text("".join(map(_quote, target.words)), "ascii")
    return [
        f"-runs={budget.runs if budget.runs < 0 else budget.runs + len(seeds)}",
        f"-max_total_time={budget.seconds}",
        f"-seed={budget.seed}",
        f"-max_len={LONGEST}",
        f"-timeout={round(SECONDS * 3)}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-dict={place / 'words'}",
        f"-artifact_prefix={place / 'found'}/",
        "-print_final_stats=0",
        "-verbosity=0",
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
