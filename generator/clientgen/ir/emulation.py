"""What each operation does to the emulator's state, each word with its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.ir.text import Text, Value

SourceKind = Literal[
    "constant",
    "body",
    "parameter",
    "stored",
    "parent",
    "generate",
    "version",
    "count",
    "link",
]
"""Where a value comes from."""

EffectVerb = Literal["create", "list", "read", "update", "replace", "delete", "none"]
"""What an operation does to items; `none` answers without any."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A name or a number as the author wrote it, and where."""

    text: Text
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSource:
    """Where a value comes from: its kind and what follows that word, of which it has the place.

    `size` counts the random bytes of what is generated.
    """

    kind: SourceKind
    argument: Value
    location: Location
    path: Text
    size: int | None = None
    otherwise: Value = None
    has_otherwise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A member, by dotted path, or a header, and the source of its value."""

    name: Word
    source: ValueSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """The error that a mistake is answered with."""

    code: Word
    reason: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidInput:
    """The answer to broken rules; any name or rule will do where there are none."""

    mistake: Mistake
    at: tuple[Text, ...] = ()
    rules: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedMember:
    """A member of a seed, or its children; `seeds` are the mappings of a list."""

    name: Word
    value: Value
    location: Location
    seeds: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Seed:
    """An item that is there from the beginning."""

    members: tuple[SeedMember, ...]
    location: Location
    path: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Items of one kind; `words` are the keys under which its author described it."""

    name: Word
    key: Word
    words: tuple[Word, ...]
    named_by: Word | None = None
    parent: Word | None = None
    scope: tuple[Word, ...] = ()
    missing: Mistake | None = None
    taken: Mistake | Literal["keep", "replace"] | None = None
    seeds: tuple[Seed, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildItem:
    """An item of a child collection that is made along with a new item."""

    collection: Word
    store: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A value that must be the key of an item of a collection."""

    value: ValueSource
    collection: Word
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Childless:
    """A collection in which an item may have no children when it is deleted."""

    collection: Word
    mistake: Mistake


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that listed items meet."""

    stored: Word
    comparison: str
    value: ValueSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """How a list is chosen, ordered and wrapped."""

    where: tuple[Condition, ...] = ()
    order: Word | None = None
    limit: ValueSource | None = None
    into: Word | None = None
    total: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """What one operation does; `words` are the keys under which its author described it."""

    operation: Word
    verb: EffectVerb
    words: tuple[Word, ...]
    collection: Word | None = None
    store: tuple[Assignment, ...] = ()
    children: tuple[ChildItem, ...] = ()
    require: tuple[Requirement, ...] = ()
    refuse_with_children: tuple[Childless, ...] = ()
    if_match: Mistake | None = None
    match_required: Mistake | None = None
    listing: Listing = Listing()
    status: Word | None = None
    answer: tuple[Assignment, ...] = ()
    headers: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TourStep:
    """One command of the tour: its operation, and the parameters that it gives."""

    operation: Word
    parameters: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Emulation:
    """The behaviour of the emulator: as plain data, and word by word.

    `operations` is where the effects are listed.
    """

    content: Value
    location: Location
    operations: Word
    collections: tuple[Collection, ...] = ()
    effects: tuple[Effect, ...] = ()
    headers: tuple[Assignment, ...] = ()
    wrapped_without: tuple[Word, ...] = ()
    refusals: tuple[Mistake, ...] = ()
    invalid: tuple[InvalidInput, ...] = ()
    tour: tuple[TourStep, ...] = ()
