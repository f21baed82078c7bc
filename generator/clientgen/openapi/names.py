"""Names for a spec, made of whatever a document calls something."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from clientgen.symbols import spelling

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
LONGEST = 56
"""The most characters of a name that is made here, in lower case with `_`; a suffix makes it unique."""


def words(text: str, longest: int = LONGEST) -> str:
    """Return any text as lower-case words joined by `_`, a letter first; `x` if it has none.

    Every name of an import comes from here, so that none can hold anything else.
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    joined = _NOT_A_WORD.sub("_", spelling.snake(plain)).strip("_")
    if not joined[:1].isalpha():
        joined = f"x_{joined}" if joined else "x"
    return joined[:longest].rstrip("_")


def pascal(text: str) -> str:
    """Return any text as the name of a type: ASCII letters and digits, a capital first."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    parts = [part for part in re.split(r"[^A-Za-z0-9]+", plain) if part]
    joined = "".join(part[0].upper() + part[1:] for part in parts)
    if not joined[:1].isalpha():
        joined = f"Type{joined}"
    while len(spelling.snake(joined)) > LONGEST:
        joined = joined[:-1]
    return joined


def unique(name: str, taken: Container[str], join: str = "_") -> str:
    """Return a name that is not taken: the name itself, or with the next number from 2."""
    if name not in taken:
        return name
    number = 2
    while f"{name}{join}{number}" in taken:
        number += 1
    return f"{name}{join}{number}"


def slug(text: str) -> str:
    """Return any text as lower-case words joined by `-`."""
    return words(text).replace("_", "-")
