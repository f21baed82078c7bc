"""Lazy exports of a package: imports for type checkers, and the module of each name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from clientgen.python_source.imports import Imports
from clientgen.python_source.literals import string_literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A name that a package exports and the module that contains it, both as literals."""

    name: str
    module: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exports:
    """The exports of a package, sorted, and the same exports as imports for type checkers.

    `builtins` is what stands before builtin names if a module of the package has such a name.
    """

    imports: tuple[str, ...]
    names: tuple[Export, ...]
    builtins: str


def exports(places: Mapping[str, str]) -> Exports:
    """Return the exports of a package; `places` is the module of each name."""
    imports = Imports()
    for name, module in places.items():
        imports.name(f".{module}", name)
    is_hidden = not {"object", "str"}.isdisjoint(places.values())
    return Exports(
        builtins="builtins." if is_hidden else "",
        imports=imports.lines(),
        names=tuple(
            Export(name=string_literal(name), module=string_literal(places[name]))
            for name in sorted(places)
        ),
    )
