"""Serves one emulator over a state file and prints its address: `child.py DATA STATE`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parents[2] / "generator"))

import tests.emulator.conftest  # noqa: F401 - makes `emulator_runtime`

from emulator_runtime.embedded import Emulator
from emulator_runtime.tables import tables_from_data

tables = tables_from_data(json.loads(Path(sys.argv[1]).read_text("utf-8")))
emulator = Emulator(tables=tables, state=Path(sys.argv[2]) if len(sys.argv) > 2 else None)


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


emulator.serve(lambda: say(emulator.endpoint))
say("stopped")
