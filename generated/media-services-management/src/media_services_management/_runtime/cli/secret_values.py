"""Where secrets come from: a file, standard input, the environment or a hidden prompt.

Never from a flag, which the shell would keep in its history and other users could see.
"""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from .catalog import name_variable
from .failures import InputError
from .terminal import visible

if TYPE_CHECKING:
    from .documents import Sources
    from .entries import Catalog


class Secrets:
    """Reads secrets; for a dry run it gives markers, and reads nothing at all."""

    def __init__(self, catalog: Catalog, sources: Sources, *, only_markers: bool = False) -> None:
        self._catalog = catalog
        self._sources = sources
        self.only_markers = only_markers

    def find(self, name: str, path: str | None) -> str | None:
        """Return the secret from its file, else from the environment, else `None`."""
        if self.only_markers:
            return mark(name)
        if path is not None:
            return self._sources.read_secret(path, self._flag(name))
        return os.environ.get(name_variable(self._catalog, name)) or None

    def ask(self, name: str, words: str) -> str:
        """Return what a person types unseen; raise `InputError` if there is nobody to ask."""
        if not can_ask():
            raise InputError(f"missing {self.describe(name)}")
        answer: str = click.prompt(visible(words), hide_input=True, err=True)
        return answer

    def describe(self, name: str) -> str:
        """Return the ways in which a secret can be given, for messages."""
        return f"{self._flag(name)} (or the variable {name_variable(self._catalog, name)})"

    def _flag(self, name: str) -> str:
        return "--" + name.rstrip("_").replace("_", "-") + "-file"


def can_ask() -> bool:
    """Return whether somebody sits at standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def mark(name: str) -> str:
    """Return what stands for a secret in a dry run: letters only, so no encoding changes it."""
    return f"DRYxRUNx{_OURS}x{name.encode().hex().translate(_TO_LETTERS)}xEND"


def find_marks(catalog: Catalog, text: str) -> list[str]:
    """Return the text split at its marks: plain text and names of variables in turn.

    Raises `ValueError` for a name that a shell does not take for one variable.
    """
    pieces = _MARK.split(text)
    for index in range(1, len(pieces), 2):
        name = bytes.fromhex(pieces[index].translate(_TO_DIGITS)).decode()
        variable = name_variable(catalog, name)
        if not _VARIABLE.fullmatch(variable):
            raise ValueError("a secret has a name that no variable of a shell can have")
        pieces[index] = variable
    return pieces


_TO_LETTERS = str.maketrans("0123456789", "ghijklmnop")
_TO_DIGITS = str.maketrans("ghijklmnop", "0123456789")
# nobody can guess it, so no argument can hold a mark
_OURS = os.urandom(16).hex().translate(_TO_LETTERS)
_MARK = re.compile(rf"DRYxRUNx{_OURS}x((?:[a-p]{{2}})+)xEND")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
