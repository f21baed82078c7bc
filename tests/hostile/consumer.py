"""The generated package as its user meets it: imported, its help printed, its metadata read."""

from __future__ import annotations

import importlib
import io
import re
import sys
import tomllib
from collections.abc import Iterable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any

from clientgen.description import assembled
from clientgen.output import OutputFile

from .markdown import show

PACKAGE = "city_museum"
_STATIC = (f"{PACKAGE}._runtime", f"{PACKAGE}.emulator")
"""Copied code, the same whatever a spec says."""


class Consumer:
    """Holds one generated distribution at a time in a folder, and reads it as a user would."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._contents: dict[str, bytes] = {}

    def install(self, files: Iterable[OutputFile]) -> None:
        """Put a distribution in the place of the one before, and forget what was imported of it."""
        contents = {file.path: file.content for file in files}
        for path in self._contents.keys() - contents.keys():
            (self._root / path).unlink()
        for path, content in contents.items():
            if self._contents.get(path) != content:
                (self._root / path).parent.mkdir(parents=True, exist_ok=True)
                (self._root / path).write_bytes(content)
        self._contents = contents
        self._forget()

    def _forget(self) -> None:
        for name in [n for n in sys.modules if n == PACKAGE or n.startswith(f"{PACKAGE}.")]:
            if not name.startswith(_STATIC):
                del sys.modules[name]
        importlib.invalidate_caches()

    def close(self) -> None:
        """Forget everything that was imported."""
        for name in [n for n in sys.modules if n == PACKAGE or n.startswith(f"{PACKAGE}.")]:
            del sys.modules[name]

    def import_all(self) -> None:
        """Import every module of the package but those that run it."""
        for path in sorted(self._contents):
            parts = Path(path).with_suffix("").parts
            if path.startswith("src/") and path.endswith(".py") and parts[-1] != "__main__":
                names = parts[1:-1] if parts[-1] == "__init__" else parts[1:]
                name = ".".join(names)
                if name not in sys.modules:
                    self._import(name)

    def _import(self, name: str) -> ModuleType:
        source = str(self._root / "src")
        sys.path.insert(0, source)
        # compiled files are matched by second and size, and the next package may agree in both
        compiles, sys.dont_write_bytecode = sys.dont_write_bytecode, True
        try:
            return importlib.import_module(name)
        finally:
            sys.dont_write_bytecode = compiles
            sys.path.remove(source)

    def value(self, where: str) -> Any:
        """Return what `module:name.name` is; the module is relative to the package."""
        module, _, names = where.partition(":")
        found: Any = self._import(f"{PACKAGE}.{module}".rstrip("."))
        for name in names.split("."):
            if isinstance(found, list | tuple):
                found = found[int(name)]
            elif isinstance(found, dict):
                found = found[int(name) if name.isdecimal() else name]
            else:
                found = getattr(found, name)
        return found

    def help(self, *command: str) -> str:
        """Return what the help of a command prints."""
        run = self.value("cli:run")
        printed = io.StringIO()
        with redirect_stdout(printed), redirect_stderr(printed):
            code = run([*command, "--help"])
        assert code == 0, printed.getvalue()
        return printed.getvalue()

    def description(self) -> Any:
        """Return the description of the service."""
        folder = f"src/{PACKAGE}/description/"
        return assembled(
            {
                path.removeprefix(folder): content
                for path, content in self._contents.items()
                if path.startswith(folder)
            }
        )

    def page(self, path: str) -> str:
        """Return a page as a reader of Markdown sees it."""
        return "\n".join(map(show, self._contents[path].decode().split("\n")))

    def metadata(self) -> dict[str, Any]:
        """Return what the distribution says of itself."""
        return tomllib.loads(self._contents["pyproject.toml"].decode())


def bare(text: str) -> str:
    """Return text as prose is compared: without white space, backticks and the last full stop."""
    return re.sub(r"[\s`]+", "", text).rstrip(".")


def spelled(text: str) -> str:
    """Return text as a terminal shows it: what is not printable is spelled as an escape."""
    return "".join(
        c if c.isprintable() or c in "\t\n" else c.encode("unicode_escape").decode() for c in text
    )
