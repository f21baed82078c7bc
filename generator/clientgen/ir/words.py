"""Words and values of `emulation.yaml`, each with its place in the file."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.diagnostics import Location
from clientgen.text import Text, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A name or another text, and its place."""

    text: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Datum:
    """Any value and its place; `members` and `items` are those of an object or a list."""

    value: Value
    location: Location
    path: Text
    members: tuple[Member, ...] = ()
    items: tuple[Datum, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A member of an object: its name, with the place of the key, and its value."""

    name: Word
    value: Datum
