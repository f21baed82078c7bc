"""Puts the members that a page describes where its own sample has them, or says that it does not know.

A wrong place is worse than a missing one: a name that the sample has at several places, or not at
all while others of the same table are deeper, is kept apart, with `placed` False.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from clientgen.pages.drafts import FieldDraft, Row, facts_of
from clientgen.pages.facts import BodyFacts, Example, Link
from clientgen.pages.spots import Sayings
from clientgen.text import Text, reveal


@dataclass(slots=True)
class Table:
    """Rows that stand together, and the name of the member that they are within, if told."""

    rows: list[Row]
    within: str = ""
    listed: bool = False
    """Whether each row tells its own place, so that one the sample lacks is at the top."""


@dataclass(slots=True)
class BodyDraft:
    """A body with all that was said about it so far."""

    media_types: Sayings[Text] = field(default_factory=Sayings)
    names: Sayings[Text] = field(default_factory=Sayings)
    namespaces: Sayings[Text] = field(default_factory=Sayings)
    forms: Sayings[bool] = field(default_factory=Sayings)
    types: Sayings[Text] = field(default_factory=Sayings)
    links: Sayings[Link] = field(default_factory=Sayings)
    empty: Sayings[bool] = field(default_factory=Sayings)
    examples: list[Example] = field(default_factory=list)
    sampled: FieldDraft = field(default_factory=lambda: FieldDraft(""))
    tables: list[Table] = field(default_factory=list)

    def facts(self, envelope: Sequence[str] = (), *, sent: bool = False) -> BodyFacts:
        """Return what is known of the body; `sent` if it is that of a request."""
        tree = self.sampled
        roots = {reveal(said.value) for said in self.names.all}
        plain = sent and all(example.kind != "xml" for example in self.examples)
        for table in self.tables:
            _place(table, tree, envelope, roots, plain)
        return BodyFacts(
            media_types=self.media_types.all,
            names=self.names.all,
            namespaces=self.namespaces.all,
            forms=self.forms.all,
            types=self.types.all,
            links=self.links.all,
            empty=self.empty.all,
            examples=tuple(self.examples),
            members=facts_of(tree.members.values()),
        )


def has(tree: FieldDraft, name: str) -> bool:
    """Return whether a member with this name is anywhere in a tree."""
    return next(_parents(tree, name), None) is not None


def _parents(tree: FieldDraft, name: str, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of each member that has a member with this name."""
    if name in tree.members:
        yield path
    for each in tree.members.values():
        yield from _parents(each, name, (*path, each.name))


def _at(tree: FieldDraft, path: Sequence[str]) -> FieldDraft:
    for name in path:
        tree = tree.member(name)
    return tree


def _place(
    table: Table, tree: FieldDraft, envelope: Sequence[str], roots: set[str], plain: bool
) -> None:
    start = _start(table, tree, roots)
    if start is None:
        _keep_apart(table.rows, tree)
        return
    within = _at(tree, start)
    top = tuple(envelope) if not within.members and not start else ()
    placing = _Placing(within, table, top, plain and not start)
    for row in table.rows:
        if row.name in roots and not start:
            within.take(_without_places(row))
        elif "." in row.name or "[" in row.name:
            _add(_dotted(within, row, top), row)
        elif (path := placing.path(row.name)) is not None:
            _add(_at(within, path), row)
        else:
            _keep_apart([row], tree)


def _start(table: Table, tree: FieldDraft, roots: set[str]) -> tuple[str, ...] | None:
    """Return the path of the member that a table is within; None if there are several."""
    if not table.within or table.within in roots:
        return ()
    starts = [(*path, table.within) for path in _parents(tree, table.within)]
    return starts[0] if starts and _alike(tree, starts) else None


class _Placing:
    """Finds the place of a name below a member."""

    def __init__(self, within: FieldDraft, table: Table, top: tuple[str, ...], plain: bool) -> None:
        self._top = top
        self._flat = not within.members
        # names with brackets tell where they are, so those without stand at the top
        pathed = any("[" in row.name.replace("[]", "") for row in table.rows)
        self._pathed = plain and pathed
        self._listed = table.listed
        self._found = {row.name: list(_parents(within, row.name)) for row in table.rows}
        self._usual = _usual(self._found)
        if plain and not any(path for paths in self._found.values() for path in paths):
            # members of a JSON request that no sample has deeper stand at its top
            self._usual = ()

    def path(self, name: str) -> tuple[str, ...] | None:
        """Return the path of the member that has it; None if the page does not tell."""
        paths = self._found[name]
        if self._pathed:
            return ()
        if len(paths) == 1:
            return paths[0]
        if not paths:
            return self._top if self._flat or self._listed else self._usual
        if () in paths and (self._listed or self._usual == ()):
            return ()
        return self._usual if self._usual in paths else None


def _usual(found: dict[str, list[tuple[str, ...]]]) -> tuple[str, ...] | None:
    """Return the place of all rows that have exactly one, if most rows of the table have it."""
    single = Counter(paths[0] for paths in found.values() if len(paths) == 1)
    if len(single) == 1:
        ((path, count),) = single.items()
        return path if count >= 2 or count * 2 > len(found) else None
    return None


def _alike(tree: FieldDraft, paths: Sequence[Sequence[str]]) -> bool:
    first, *others = [set(_at(tree, path).members) for path in paths]
    return all(each == first for each in others)


def _dotted(tree: FieldDraft, row: Row, top: Sequence[str]) -> FieldDraft:
    """Return the member that a dotted name is in, and shorten the row's name to its last part."""
    # a dot within brackets is part of a name
    parts = [each for each in re.split(r"[\[\]]+" if "[" in row.name else r"\.", row.name) if each]
    if len(parts) < 2 or len(parts) > 12 or row.name in tree.members:
        return _at(tree, top) if not tree.members else tree
    at = tree if parts[0] in tree.members else _at(tree, top)
    for part in parts[:-1]:
        at = at.member(part)
        if not at.places:
            for said in row.draft.places.all:
                at.places.add(said)
    row.name = row.draft.name = parts[-1]
    return at


def _without_places(row: Row) -> FieldDraft:
    draft = FieldDraft("")
    for member in row.members:
        _add(draft, member)
    return draft


def _add(parent: FieldDraft, row: Row) -> None:
    draft = parent.member(row.name)
    draft.take(row.draft)
    for member in row.members:
        _add(draft, member)


def _keep_apart(rows: Sequence[Row], tree: FieldDraft) -> None:
    for row in rows:
        key = f"?{row.name}"
        apart = tree.members.setdefault(key, FieldDraft(row.name, placed=False))
        apart.take(row.draft)
        for member in row.members:
            _add(apart, member)
