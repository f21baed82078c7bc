"""Digests of data of the IR: of its values and classes, not of its places in files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import fields, is_dataclass

from clientgen.diagnostics import Location
from clientgen.ir import Text, reveal

_NAMED = frozenset({"node"})
"""The fields of symbols with what they name, of which the IR has a digest of its own."""


class Digests:
    """Makes digests, and remembers the fields of each class."""

    def __init__(self) -> None:
        self._names: dict[type, tuple[str, ...]] = {}

    def of(self, data: object) -> str:
        """Return the digest of data."""
        atoms: list[str] = []
        self._take(data, atoms)
        return hashlib.sha256("\0".join(atoms).encode("utf-8", "surrogatepass")).hexdigest()

    def _take(self, data: object, atoms: list[str]) -> None:
        kind = type(data)
        if kind is Text:
            atoms.append(f"'{reveal(data)}")  # type: ignore[arg-type]
        elif kind in self._names:
            atoms.append(kind.__name__)
            for name in self._names[kind]:
                self._take(getattr(data, name), atoms)
        elif kind is Location:
            return
        elif kind is tuple or kind is list:
            atoms.append(f"({len(data)}")  # type: ignore[arg-type]
            for each in data:  # type: ignore[attr-defined]
                self._take(each, atoms)
        elif data is None or isinstance(data, str | int | float):
            atoms.append(f"{kind.__name__}:{data}")
        elif is_dataclass(kind):
            self._names[kind] = tuple(e.name for e in fields(kind) if e.name not in _NAMED)
            self._take(data, atoms)
        else:
            self._take_unordered(data, atoms)

    def _take_unordered(self, data: object, atoms: list[str]) -> None:
        if isinstance(data, Mapping):
            self._take(tuple(data.items()), atoms)
        elif isinstance(data, frozenset):
            self._take(sorted(data), atoms)
        else:
            raise TypeError(f"there is no digest of a {type(data).__name__}")
