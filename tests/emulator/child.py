"""Serves one emulator, perhaps over a state file, and prints its address: `child.py [STATE]`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[2] / "generator"))

import tests.emulator.conftest  # makes `emulator_runtime`

from emulator_runtime.embedded import Emulator
from emulator_runtime.tables import tables_of

tables = tables_of(tests.emulator.conftest.load("media_services"))
emulator = Emulator(tables=tables, state=Path(sys.argv[1]) if len(sys.argv) > 1 else None)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


emulator.serve(lambda: say(emulator.endpoint))
say("stopped")
