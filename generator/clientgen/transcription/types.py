"""Writes records as the types of `types.yaml`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field, replace

from clientgen.diagnostics import Location
from clientgen.emitter import Block, Comment, Plain
from clientgen.pages import FieldFacts
from clientgen.symbols.spelling import snake
from clientgen.text import reveal
from clientgen.transcription.fields import (
    Typed,
    is_required,
    sample_value,
    type_of,
)
from clientgen.transcription.names import python_name
from clientgen.transcription.parameters import ARGUMENTS
from clientgen.transcription.questions import EXCERPT, Ask, contradiction, from_example, question
from clientgen.transcription.records import Member, Record, Records, text_of

_WIDTH = 100


@dataclass(slots=True)
class _Parts:
    """The members of a record in the words of a file, while they are gathered."""

    properties: Block = field(default_factory=Block)
    required: list[str] = field(default_factory=list)
    disputed: list[str] = field(default_factory=list)
    example: dict[str, Plain] = field(default_factory=dict)
    lacking: list[str] = field(default_factory=list)
    sampled: dict[str, tuple[Location, list[str]]] = field(default_factory=dict)
    """By page: where its example begins, and the members whose types are from it."""
    names: set[str] = field(default_factory=set)


def type_block(record: Record, records: Records, source: dict[str, Plain]) -> Block:
    """Return a record as an entry of `types`; `source` is the page that states it."""
    parts = _Parts(names={*ARGUMENTS} if record.is_flat else set())
    for member in record.members.values():
        _add(parts, member, records)
    block = Block()
    block.add("type", "object")
    block.add("source", source)
    xml = _xml(record)
    if xml:
        block.add("xml", xml)
    for place, names in parts.sampled.values():
        for some in _lines(names, _WIDTH):
            block.remark(from_example(place, some))
    for asked in parts.disputed:
        block.remark(asked)
    parts.properties.lines += astray(record.astray)
    block.add("properties", parts.properties)
    if parts.required:
        block.add("required", parts.required)
    _add_example(block, parts, record)
    return block


def enum_words(values: Collection[str]) -> dict[str, Plain]:
    """Return the words of a named enumeration; a list of a page does not exclude other values."""
    return {"type": "string", "enum": [*values], "open": True}


def member_names(record: Record) -> set[str]:
    """Return the names in Python of the members of a record."""
    names: set[str] = {*ARGUMENTS}
    for name in record.members:
        names.add(python_name(name, names, "field"))
    return names


def _add(parts: _Parts, member: Member, records: Records) -> None:
    name = member.name
    typed = type_of(member, records)
    pin = python_name(name, parts.names, "field")
    parts.names.add(pin)
    needed = is_required(member)
    if needed:
        kept = {word: value for word, value in typed.words.items() if word != "default"}
        typed = replace(typed, words=kept)
    parts.properties.add(name, typed.content(_more(member, pin)))
    if needed is None:
        parts.disputed.append(_dispute(member))
    elif needed:
        parts.required.append(name)
    if typed.sample is not None:
        known = parts.sampled.setdefault(typed.sample.file, (typed.sample, []))
        known[1].append(name)
    _add_value(parts, member, typed)


def _more(member: Member, pin: str) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    facts = member.facts
    if pin != snake(member.name):
        found["python_name"] = pin
    if any(said.value for each in facts for said in each.read_only):
        found["readOnly"] = True
    if any(said.value for each in facts for said in each.deprecated):
        found["deprecated"] = True
    if any(each.attribute for each in facts):
        found["xml"] = {"attribute": True}
    return found


def _add_value(parts: _Parts, member: Member, typed: Typed) -> None:
    """The value of a member in the example; one of a record is taken from the example of its type."""
    if member.record is not None or "$ref" in typed.words:
        return
    # what stands in XML for a value of a type that nobody knows may be no value: `number-of-roles`
    is_value = not (member.is_xml and (typed.asks or typed.inner is not None))
    value = sample_value(member, typed.words) if is_value else None
    if value is None and not any(each.value is None for each in member.samples):
        parts.lacking.append(member.name)
    else:
        parts.example[member.name] = value


def _add_example(block: Block, parts: _Parts, record: Record) -> None:
    if not parts.lacking:
        block.add("example", parts.example)
        return
    example = Block()
    for some in _lines(parts.lacking, EXCERPT):
        words = ", ".join(some)
        example.remark(question(Ask.EXAMPLE, f"{record.name}.example", record.place, words))
    for name, value in parts.example.items():
        example.add(name, value)
    block.add("example", example)


def _dispute(member: Member) -> str:
    said = [
        (each.place, "required" if each.value else "optional")
        for facts in member.facts
        for each in facts.required
    ]
    return contradiction(Ask.REQUIRED, member.name, said)


def _xml(record: Record) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    if record.root and record.root != record.name:
        found["name"] = record.root
    if record.namespace:
        found["namespace"] = record.namespace
    return found


def _lines(names: list[str], width: int) -> Iterator[list[str]]:
    """Yield the names in parts that fit into a line."""
    part: list[str] = []
    for name in names:
        if part and sum(len(each) + 2 for each in (*part, name)) > width:
            yield part
            part = []
        part.append(name)
    if part:
        yield part


def astray(fields: Iterable[FieldFacts]) -> Iterator[Comment]:
    """Yield a question for each member of which a page does not say where in the body it is."""
    for facts in fields:
        place = facts.places[0].place if facts.places else None
        yield Comment(question(Ask.WITHIN, reveal(facts.name), place, text_of(facts.places)))
