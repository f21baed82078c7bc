"""Digests of data of the IR: of its values and classes, not of its places in files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from operator import attrgetter
from typing import Any

from clientgen.diagnostics import Location
from clientgen.ir import Text, reveal

_NAMED = frozenset({"node"})
"""The fields of symbols with what they name, of which the IR has a digest of its own."""


class Digests:
    """Makes digests, and remembers how the fields of each class are read."""

    def __init__(self) -> None:
        self._readings: dict[type, Callable[[Any], tuple[object, ...]]] = {}

    def of(self, data: object) -> str:
        """Return the digest of data."""
        atoms: list[str] = []
        self._take((data,), atoms)
        return hashlib.sha256("\0".join(atoms).encode("utf-8", "surrogatepass")).hexdigest()

    def _take(self, values: Iterable[object], atoms: list[str]) -> None:
        """Take values one after the other; most are texts, nothing, flags and places."""
        for each in values:
            kind = each.__class__
            if each is None:
                atoms.append("NoneType:None")
            elif each is False:
                atoms.append("bool:False")
            elif kind is Text:
                atoms.append(f"'{reveal(each)}")  # type: ignore[arg-type]
            elif kind is bool or kind is str:
                atoms.append(f"{kind.__name__}:{each}")
            elif kind is tuple or kind is list:
                atoms.append(f"({len(each)}")  # type: ignore[arg-type]
                if each:
                    self._take(each, atoms)  # type: ignore[arg-type]
            elif kind in self._readings:
                atoms.append(kind.__name__)
                self._take(self._readings[kind](each), atoms)
            elif kind is not Location:
                self._take_other(each, atoms)

    def _take_other(self, data: object, atoms: list[str]) -> None:
        kind = data.__class__
        if isinstance(data, str | int | float):
            atoms.append(f"{kind.__name__}:{data}")
        elif is_dataclass(kind):
            self._readings[kind] = _reading([e.name for e in fields(kind) if e.name not in _NAMED])
            self._take((data,), atoms)
        else:
            self._take_unordered(data, atoms)

    def _take_unordered(self, data: object, atoms: list[str]) -> None:
        if isinstance(data, Mapping):
            self._take((tuple(data.items()),), atoms)
        elif isinstance(data, frozenset):
            self._take((tuple(sorted(data)),), atoms)
        else:
            raise TypeError(f"there is no digest of a {type(data).__name__}")


def _reading(names: Sequence[str]) -> Callable[[Any], tuple[object, ...]]:
    """Return what gives the values of attributes of an object."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda data: tuple(getattr(data, name) for name in names)
