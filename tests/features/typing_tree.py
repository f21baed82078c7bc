"""Generated packages laid out so that one run of mypy checks them all, the runtime only once.

Each package keeps its own modules; its `_runtime` becomes stubs that hand on the names of one
shared copy. Command line and emulator are the same in every package and are checked elsewhere.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .harness import Feature

RUNTIME = Path(__file__).parents[2] / "templates" / "runtime"
_SHARED = "shared_runtime"


def lay_out(features: Iterable[Feature], folder: Path) -> None:
    """Write the packages of `features` and the shared runtime below `folder`."""
    shared = sorted(RUNTIME.rglob("*.py"))
    for path in shared:
        _write(folder / _SHARED / path.relative_to(RUNTIME), path.read_text("utf-8"))
    for feature in features:
        for file in feature.files:
            path = Path(file.path)
            if path.suffix in (".py", ".typed") and not {"cli", "emulator"} & {*path.parts}:
                text = file.content.decode("utf-8")
                if "_runtime" in path.parts:
                    inner = path.parts[path.parts.index("_runtime") + 1 :]
                    path, text = path.with_suffix(".pyi"), _stub(inner)
                if path.parts[0] == "src":
                    _write(folder.joinpath(*path.parts[1:]), text)


def _stub(inner: tuple[str, ...]) -> str:
    module = ".".join((_SHARED, *inner)).removesuffix(".py").removesuffix(".__init__")
    return f"from {module} import *\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def check(folder: Path, cache: Path) -> str:
    """Return what `mypy --strict` says of everything below `folder`, nothing if all is well."""
    command = (
        *(sys.executable, "-m", "mypy", "--strict", "--python-version=3.11"),
        *("--config-file=", f"--cache-dir={cache}", "--no-error-summary", "."),
    )
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
