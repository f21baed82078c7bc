"""Words for a POSIX shell, exact in each of them and safe on a terminal."""

from __future__ import annotations

import shlex
from itertools import groupby


def quote(text: str, *, only_ascii: bool = False) -> str:
    """Return one word of a shell, in which only line breaks do not print.

    What else would steer a terminal, or is not ASCII where only that can be shown, is made by
    `printf` when the line runs. Raises `ValueError` for a NUL, which no word can hold.
    """
    if "\0" in text:
        raise ValueError("a NUL cannot stand in a command line")

    def shows(character: str) -> bool:
        plain = character == "\n" or character.isprintable()
        return plain and (character.isascii() or not only_ascii)

    runs = [(shown, "".join(run)) for shown, run in groupby(text, shows)]
    return "".join(shlex.quote(run) if shown else _print(run) for shown, run in runs) or "''"


def _print(text: str) -> str:
    octal = "".join(f"\\{byte:03o}" for byte in text.encode("utf-8", "surrogateescape"))
    return f"\"$(printf '{octal}')\""
