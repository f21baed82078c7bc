"""Generated packages laid out so that one run of a type checker reads them all, the runtime only once.

Each package keeps its own modules; its `_runtime` becomes stubs that hand on the names of one
shared copy. The command line is the same in every package and is checked elsewhere.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .harness import HERE, Feature

_SHARED = "shared_runtime"


def lay_out(features: Iterable[Feature], folder: Path) -> None:
    """Write the packages of `features` and the runtime that they share below `folder`.

    Beside each is the `typed_use.py` of its feature, if it has one: what a user would write.
    """
    for feature in features:
        use = HERE / feature.name / "typed_use.py"
        if use.exists():
            _write(folder / f"use_of_{feature.name}.py", use.read_text("utf-8"))
        for file in feature.files:
            source, *inner = Path(file.path).parts
            if source != "src" or inner[1] == "cli" or not inner[-1].endswith((".py", ".typed")):
                continue
            text = file.content.decode("utf-8")
            if inner[1] == "_runtime":
                shared = folder.joinpath(_SHARED, *inner[2:])
                if not shared.exists():
                    _write(shared, text)
                _write(folder.joinpath(*inner).with_suffix(".pyi"), _stub(inner[2:]))
            else:
                _write(folder.joinpath(*inner), text)


def _stub(inner: list[str]) -> str:
    module = ".".join((_SHARED, *inner)).removesuffix(".py").removesuffix(".__init__")
    return f"from {module} import *\n"


def _write(path: Path, text: str) -> None:
    if not path.parent.exists():
        path.parent.mkdir(parents=True)
    path.write_text(text, "utf-8")


def mypy(folder: Path, cache: Path) -> str:
    """Return what `mypy --strict` says of everything below `folder`, nothing if all is well."""
    command = (
        *(sys.executable, "-m", "mypy", "--strict", "--python-version=3.11"),
        *("--config-file=", f"--cache-dir={cache}", "--no-error-summary", "."),
    )
    return _said(command, folder)


def pyright(folder: Path) -> str:
    """Return what pyright says in its strict mode of the packages below `folder`, their runtime apart."""
    settings = {
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        # it is checked in the checks; here its files are read, as far as others import them
        "exclude": [_SHARED, "**/_runtime"],
        "reportMissingModuleSource": False,  # the runtime of a package is a stub here
    }
    _write(folder / "pyrightconfig.json", json.dumps(settings))
    said = _said((sys.executable, "-m", "pyright", "--pythonpath", sys.executable), folder)
    return said.removesuffix("0 errors, 0 warnings, 0 informations\n")


def _said(command: tuple[str, ...], folder: Path) -> str:
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr
