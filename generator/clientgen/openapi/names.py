"""Names for a spec, made of whatever a document calls something."""

from __future__ import annotations

import keyword
import re
import unicodedata
from collections.abc import Container

from clientgen.symbols import spelling

_NOT_A_WORD = re.compile(r"[^a-z0-9]+")
_PLAIN = ("schemas", "definitions", "schema", "items", "properties", "components", "")
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


def python_name(wire_name: str, taken: set[str], wanted: str = "") -> str | None:
    """Return the name of a member in Python if it does not follow from its name on the wire.

    `wanted` is the name that a document gives it, if it gives one.
    """
    derived = spelling.snake(wire_name)
    if (
        words(wanted or wire_name) == words(wire_name)
        and spelling.is_variable(derived)
        and not derived.endswith("_")
        and derived not in taken
        and derived != "additional_properties"
    ):
        taken.add(derived)
        return None
    made = words(wanted or wire_name)
    if keyword.iskeyword(made) and f"{made}_" not in taken:
        made = f"{made}_"
    elif not spelling.is_variable(made) or made == "additional_properties":
        made = f"{made}_value"
    made = unique(made, taken)
    taken.add(made)
    return made


def camel(name: str) -> str:
    """Return the words of a name on the wire, each with a capital, as names that follow from places have them."""
    found = re.findall(r"[A-Za-z0-9]+", name)
    return "".join(word[:1].upper() + word[1:] for word in found)


def of_place(place: str) -> str:
    """Return the words of a pointer that say most about what it leads to."""
    file, _, pointer = place.partition("#")
    steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")]
    said = [step for step in steps if step not in _PLAIN and not step.isdecimal()]
    if len(steps) > 2 and steps[-2] in ("schemas", "definitions"):
        return steps[-1]
    if not said:
        return re.sub(r"\.\w+$", "", file.rsplit("/", 1)[-1]) or "Type"
    return "_".join(said[-3:]) if "paths" in said else said[-1]
