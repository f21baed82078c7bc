"""Generated packages laid out so that one run of a type checker reads them all, the runtime only once.

Each package keeps its own modules; those of its `_runtime` that they import become stubs that hand on the names of
one shared copy. The command line is the same in every package and is checked elsewhere.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from .harness import HERE, Feature

_SHARED = "shared_runtime"
_IMPORTED = re.compile(r"^ *from [.\w]*\b_runtime([.\w]*) import (\([^)]*\)|.*)", re.MULTILINE)


def lay_out(features: Iterable[Feature], folder: Path) -> None:
    """Write the packages of `features` and the runtime that they share below `folder`.

    Beside each is the `typed_use.py` of its feature, if it has one: what a user would write.
    """
    shared: set[str] = set()
    for feature in features:
        use = HERE / feature.name / "typed_use.py"
        own = {f"use_of_{feature.name}.py": use.read_text("utf-8")} if use.exists() else {}
        runtime: dict[str, str] = {}
        for file in feature.files:
            source, *inner = file.path.split("/")
            if source != "src" or inner[1] == "cli" or not inner[-1].endswith((".py", ".typed")):
                continue
            files = runtime if inner[1] == "_runtime" else own
            files["/".join(inner)] = file.content.decode("utf-8")
        for path, text in runtime.items():
            place = path.split("/", 2)[2]
            if place not in shared:
                _write(folder / _SHARED / place, text)
                shared.add(place)
        for path in runtime.keys() & _stubs(runtime, own.values()):
            _write((folder / path).with_suffix(".pyi"), _stub(path.split("/")[2:]))
        for path, text in own.items():
            _write(folder / path, text)


def _stubs(runtime: Iterable[str], texts: Iterable[str]) -> set[str]:
    """Return the files of a runtime that modules with these texts import, and those above them.

    What is imported and not there would be told.
    """
    root = next(iter(runtime)).partition("/_runtime/")[0] + "/_runtime"
    modules = {""}
    for module, names in (found for text in texts for found in _IMPORTED.findall(text)):
        steps = module.split(".")
        modules |= {"/".join(steps[:end]) for end in range(1, len(steps) + 1)}
        modules |= {"/".join((*steps, name)) for name in re.findall(r"\w+", names)}
    return {
        f"{root}{module}{end}.py"
        for module in modules
        for end in ("", "/__init__")
        if module or end
    }


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
