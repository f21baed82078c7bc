"""The package under test, and what its tests know of it: `package.json` is made from the spec."""

from __future__ import annotations

import json
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent

FACTS: dict[str, Any] = json.loads((HERE / "package.json").read_text("utf-8"))

PACKAGE: Any = import_module(FACTS["package"])


def load(module: str) -> Any:
    """Return a module of the package."""
    return import_module(f"{FACTS['package']}.{module}")
