"""The targets of fuzzing, and the limits of every target."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from hypothesis import strategies as st

ROOT = Path(__file__).parents[2]
NAMES = tuple(sorted(path.stem for path in Path(__file__).parent.glob("targets/[a-z]*.py")))
"""The targets, each a module of `targets`."""
LONGEST = 4096
"""Bytes of an input that is changed by coverage; what a grammar makes may be longer."""
SECONDS = 5.0
"""Processor time that one input may take: many times what the slowest need."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """One reader and its contract.

    `check` raises where the contract is broken. `seeds` are sound inputs, made from what the
    project has; `inputs` is a grammar; `words` are the tokens of the format. `runs` is how many
    inputs the ordinary suite makes with each engine.
    """

    check: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    inputs: st.SearchStrategy[bytes]
    words: tuple[bytes, ...]
    runs: int = 300

    def run(self, data: bytes) -> None:
        """Raise if the contract does not hold for `data`, or if that takes too long to tell."""
        began = time.process_time()
        self.check(data)
        seconds = time.process_time() - began
        assert seconds < SECONDS, f"{seconds:.1f} seconds of processor time"


def find(name: str) -> Target:
    """Return the target of that name."""
    target = import_module(f"{__package__}.targets.{name}").TARGET
    assert isinstance(target, Target)
    return target
