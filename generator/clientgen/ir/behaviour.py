"""The model of an emulator: its collections of items, and the effect of each operation.

The generator and the emulator share this file unchanged; only `words` differs. In
the generator a `Word` is a text and a `Datum` a value, each with the place at which the author
wrote it. In the emulator they are plain text and plain data.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .words import Datum, Word

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
"""The kinds of sources of values."""

EffectVerb = Literal["create", "list", "read", "update", "replace", "delete", "none"]
"""The kinds of effects on items; an operation with `none` uses no collection."""

Comparison = Literal["equals", "contains", "starts_with", "at_least", "at_most", "one_of", "fits"]
"""The comparisons of a stored member with a value; `fits` is that of `filter`: the member is the
value, or one of them, or has it as an item."""

ItemOrder = Literal["created", "key"]
"""The order of the items of a collection."""

TakenKey = Literal["keep", "replace"]
"""The ways to create an item with a key in use, where this is not an error."""

Situation = Literal[
    "unknown_path",
    "unknown_verb",
    "wrong_query",
    "wrong_header",
    "unauthenticated",
    "malformed_request",
    "missing_body",
    "malformed_body",
    "missing_content_type",
    "unknown_content_type",
    "not_acceptable",
    "too_large",
    "busy",
    "internal",
]
"""The reasons to reject a request before its operation begins."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueSource:
    """The source of a value: the word of the source, and its argument.

    `size` is the number of random bytes of a generated value. `otherwise` is used where the source
    has no value, if `has_otherwise` is true: null can stand there as well.
    """

    kind: SourceKind
    argument: Datum
    size: int | None = None
    otherwise: Datum | None = None
    has_otherwise: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """A member, by dotted path, or a header, and the source of its value."""

    name: Word
    source: ValueSource


@dataclass(frozen=True, slots=True, kw_only=True)
class ErrorResponse:
    """The error of `errors.yaml` that a request is answered with, and which message it has."""

    code: Word
    reason: Word | None = None
    message: Word | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """States through which new items pass by the clock.

    The stored `member` has the first of `states` for `seconds` seconds, then the next, and stays at
    the last. Items have the members in `last` only then.
    """

    member: Word
    states: tuple[Word, ...]
    seconds: int
    last: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """Items of one kind; `seed` are those that are there from the beginning."""

    name: Word
    key: Word
    named_by: Word | None = None
    parent: Word | None = None
    scope: tuple[Word, ...] = ()
    missing: ErrorResponse | None = None
    taken: ErrorResponse | TakenKey | None = None
    seed: tuple[Datum, ...] = ()
    order: ItemOrder = "created"
    passes: Passage | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildItem:
    """An item of another collection that an operation creates beside what it does."""

    collection: Word
    store: tuple[Assignment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Requirement:
    """A value that must be the key of an item of a collection."""

    value: ValueSource
    collection: Word
    error: ErrorResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Childless:
    """A collection in which an item must have no children when it is deleted."""

    collection: Word
    error: ErrorResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A condition that listed items meet."""

    stored: Word
    comparison: Comparison
    value: ValueSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which items a list has, in which order, and the record around it, if there is one.

    `into` and `envelope` are also those of a record around one item.
    `page_size` is the number of items of a page where a request does not say it, and `most` the
    highest that it can ask for.
    """

    where: tuple[Condition, ...] = ()
    order: Word | None = None
    descending: bool = False
    limit: ValueSource | None = None
    into: Word | None = None
    total: Word | None = None
    envelope: tuple[Assignment, ...] = ()
    page_size: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """The effect and the response of one operation."""

    operation: Word
    verb: EffectVerb
    collection: Word | None = None
    store: tuple[Assignment, ...] = ()
    children: tuple[ChildItem, ...] = ()
    starts: ChildItem | None = None
    """The item whose status tells how the operation goes on."""
    require: tuple[Requirement, ...] = ()
    refuse_with_children: tuple[Childless, ...] = ()
    if_match: ErrorResponse | None = None
    match_required: ErrorResponse | None = None
    listing: Listing = Listing()
    status: Datum | None = None
    response: tuple[Assignment, ...] = ()
    headers: tuple[Assignment, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class InvalidInput:
    """The error of input that breaks a rule: any name, or any rule, where none is listed."""

    error: ErrorResponse
    at: tuple[Word, ...] = ()
    rules: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusalResponse:
    """The error of a request that is refused before its operation begins."""

    situation: Situation
    error: ErrorResponse


@dataclass(frozen=True, slots=True, kw_only=True)
class Behaviour:
    """Everything that an emulator does."""

    collections: tuple[Collection, ...]
    effects: tuple[Effect, ...]
    headers: tuple[Assignment, ...] = ()
    xml_errors_without: tuple[Word, ...] = ()
    """Headers that errors in XML lack."""
    wrapped_errors_without: tuple[Word, ...] = ()
    """Headers that errors lack that are JSON in an XML element."""
    refusals: tuple[RefusalResponse, ...] = ()
    invalid: tuple[InvalidInput, ...] = ()
