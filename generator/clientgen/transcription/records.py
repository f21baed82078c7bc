"""The records of a draft: equal sets of members are one type, and each has a name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from clientgen.diagnostics import Location
from clientgen.emitter import Plain
from clientgen.pages import FieldFacts, Stated
from clientgen.pages.type_words import meaning
from clientgen.text import reveal
from clientgen.transcription.names import free_type, is_wire_name, singular, type_name, words_of
from clientgen.transcription.samples import Sample, items_of, member, scalar

Key: TypeAlias = tuple[tuple[str, object], ...]

_DEEPEST = 12


@dataclass(slots=True)
class Member:
    """A member of a record, with all that pages say of it and all samples of it."""

    facts: list[FieldFacts]
    samples: list[Sample]
    record: Record | None = None
    is_xml: bool = False
    is_map: bool = False
    """Whether what an example shows as its members are keys of a map."""
    entries: dict[str, Plain] = field(default_factory=dict)
    """Of a map of scalars, or of lists of these: those of an example."""

    @property
    def item(self) -> str | None:
        """The name of its elements, if it is a list in XML that has an element of its own."""
        return list_item(self.facts[0]) if self.is_xml else None

    @property
    def name(self) -> str:
        """Its name on the wire."""
        return reveal(self.facts[0].name)

    @property
    def is_list(self) -> bool:
        """Whether it is a list, by its words or samples."""
        return (
            any(each.repeated for each in self.facts)
            or any(sample.is_list for sample in self.samples)
            or any(
                (found := meaning(said.value)) is not None and found.kind == "array"
                for each in self.facts
                for said in each.types
            )
        )


@dataclass(slots=True, eq=False)
class Record:
    """A record that bodies or members refer to; `same` is another one into which it was merged."""

    hints: tuple[str, ...]
    """Possible names, the best first."""
    page: str
    place: Location | None
    is_named: bool
    """Whether the page names it, so that others of this name are the same."""
    members: dict[str, Member] = field(default_factory=dict)
    astray: list[FieldFacts] = field(default_factory=list)
    """Members of which no page says where they are, or whose names the format cannot hold."""
    root: str = ""
    """The name of the element that it is, where it is XML's root."""
    namespace: str = ""
    is_xml: bool = False
    is_flat: bool = False
    """Whether its members are arguments of a method."""
    name: str = ""
    same: Record | None = None

    @property
    def itself(self) -> Record:
        """The record into which it was merged, or itself."""
        return self.same.itself if self.same else self


class Records:
    """All records of a draft, each once."""

    def __init__(self) -> None:
        self.all: list[Record] = []
        self._by_key: dict[Key, Record] = {}
        self._by_name: dict[str, Record] = {}

    def named(self, name: str) -> Record | None:
        """Return the record that pages call by a name."""
        found = self._by_name.get(name)
        return found.itself if found else None

    def add(
        self,
        fields: Iterable[FieldFacts],
        samples: Sequence[Sample],
        *,
        hints: Sequence[str],
        page: str,
        place: Location | None,
        is_named: bool = False,
        is_xml: bool = False,
        depth: int = 0,
    ) -> Record:
        """Return the record with these members: one that is known, or a new one."""
        record = Record(tuple(hints), page, place, is_named, is_xml=is_xml)
        for facts in fields:
            name = reveal(facts.name)
            if not is_wire_name(name) or not facts.placed:
                record.astray.append(facts)
            else:
                self._add_member(record, name, facts, samples, depth)
        return self._unite(record)

    def _add_member(
        self, record: Record, name: str, facts: FieldFacts, samples: Sequence[Sample], depth: int
    ) -> None:
        known = record.members.get(name)
        if known is not None:
            known.facts.append(facts)
            return
        own = member(samples, name)
        inner = Member([facts], list(own), is_xml=record.is_xml)
        record.members[name] = inner
        item = inner.item
        parts = facts.members[0].members if item else facts.members
        if parts and not item and all(each.is_key for each in parts):
            own = _as_map(inner, parts)
            parts = tuple(each for key in parts for each in key.members)
        if parts and depth < _DEEPEST:
            words = words_of(item or name)
            own_hint = type_name(_last_singular(words) if item or inner.is_list else words)
            inner.record = self.add(
                parts,
                _inside(own, item),
                hints=(own_hint, *(f"{each}{own_hint}" for each in record.hints[:1])),
                page=record.page,
                place=facts.places[0].place if facts.places else record.place,
                is_xml=record.is_xml,
                depth=depth + 1,
            )

    def _unite(self, record: Record) -> Record:
        if record.is_named:
            known = self._by_name.setdefault(record.hints[0], record)
        else:
            known = self._by_key.setdefault(_key(record), record)
        if known is record:
            self.all.append(record)
            if record.is_named:
                self._by_key.setdefault(_key(record), record)
            return record
        self._merge(known.itself, record)
        return known.itself

    def _merge(self, known: Record, other: Record) -> None:
        if known is other:
            return
        other.same = known
        known.astray += other.astray
        known.is_flat = known.is_flat or other.is_flat
        for name, each in other.members.items():
            mine = known.members.setdefault(name, each)
            if mine is each:
                continue
            mine.facts += each.facts
            mine.samples += each.samples
            if mine.record is None:
                mine.record = each.record
            elif each.record is not None:
                self._merge(mine.record.itself, each.record.itself)

    def give_names(self, taken: Collection[str]) -> None:
        """Give each record a name of its own that is not taken."""
        used = set(taken)
        self.all = [each for each in self.all if each.same is None]
        for record in sorted(self.all, key=lambda each: not each.is_named):
            first, *others = record.hints
            # a name that only other records have is made longer by that of what is around it
            own = f"{first}Data"
            more = (own, *others) if first in taken else (*others, own)
            record.name = free_type(first, used, more)
            used.add(record.name)


def _as_map(member_: Member, keys: Sequence[FieldFacts]) -> tuple[Sample, ...]:
    """Make a member a map with these keys, and return the samples of its values."""
    found: list[Sample] = []
    for name in (reveal(each.name) for each in keys):
        values = member(member_.samples, name)
        found += values
        first = _entry(values[0]) if values else None
        if first is not None:
            member_.entries[name] = first
    member_.is_map, member_.samples = True, found
    return tuple(found)


def _entry(sample: Sample) -> Plain:
    """The value of a map that an example shows: a scalar, or a list of these; None for all else."""
    if not isinstance(sample.value, list):
        return scalar(sample)
    items = [scalar(each) for each in items_of([sample])]
    return None if None in items else [*items]


def list_item(facts: FieldFacts) -> str | None:
    """Return the name of the elements in a list of XML: its only member, if that is repeated."""
    if len(facts.members) != 1 or facts.repeated:
        return None
    inner = facts.members[0]
    name, outer = reveal(inner.name), reveal(facts.name)
    one, inners = _last_singular(words_of(outer)), words_of(name)
    is_many = outer != name and one != words_of(outer)
    is_plural = is_many and (one[-len(inners) :] == inners or inners[-len(one) :] == one)
    return name if inner.repeated or is_plural else None


def _inside(samples: Sequence[Sample], item: str | None) -> tuple[Sample, ...]:
    return member(samples, item) if item else items_of(samples)


def _last_singular(words: Sequence[str]) -> list[str]:
    return [*words[:-1], singular(words[-1])] if words else []


def _key(record: Record) -> Key:
    """The names of its members and of theirs, and which of them are lists, in any order."""
    pairs = (
        (name, (each.is_list, _key(each.record.itself) if each.record else ()))
        for name, each in record.members.items()
    )
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


def text_of(sayings: Sequence[Stated[Any]]) -> str:
    """Return the words around several sayings that say most; empty if there are none."""
    return max((reveal(each.words) for each in sayings), key=len, default="")
