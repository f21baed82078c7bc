"""The words of one parameter, header or member, or the question for its type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from clientgen.diagnostics import Location
from clientgen.emitter import Block, Content, Plain
from clientgen.pages import FieldFacts, Stated
from clientgen.pages.type_words import Meaning, meaning
from clientgen.symbols.spelling import constant, is_constant
from clientgen.text import Text, reveal
from clientgen.transcription.names import words_of
from clientgen.transcription.questions import Ask, contradiction, question
from clientgen.transcription.records import Member, Record, Records
from clientgen.transcription.samples import MOST_ITEMS, Sample, as_kind, items_of, kind_of, scalar
from clientgen.transcription.samples import member as inside

_MOST_VALUES = 100
_NO_TEXT = re.compile(
    r"\A(?:Is|Has|Allow|Disallow|Treat|Force|Overwrite|Enable|Disable|Use)(?=[A-Z_])|"
    r"(?:ed|Count|Port|Size|Enabled|Number|Length|Index|Minutes|Seconds|Days|Time|Date|Domain|Percent|InGB|InMb)\Z"
)
"""Names of members that are seldom text, whatever a sample in XML shows: `IsDefault`, `RoleCount`."""
_FORMATS = {
    **dict.fromkeys(("uuid", "guid"), "uuid"),
    **dict.fromkeys(("uri", "url"), "uri"),
    **dict.fromkeys(("datetime", "date time", "iso 8601", "rfc 3339", "iso 8601 datetime"), "date-time"),
    **dict.fromkeys(("base64", "byte", "base 64", "base 64 encoded"), "byte"),
    "date": "date",
}  # fmt: skip
_SCALARS = frozenset({"string", "integer", "number", "boolean"})
_OF_TEXT = frozenset({"min_length", "max_length", "pattern"})
"""Bounds that only texts have."""
_BOUNDS = {
    "minimum": ("minimum", ("integer", "number")),
    "maximum": ("maximum", ("integer", "number")),
    "min_length": ("minLength", ("string",)),
    "max_length": ("maxLength", ("string",)),
    "min_items": ("minItems", ("array",)),
    "max_items": ("maxItems", ("array",)),
}


@dataclass(frozen=True, slots=True)
class Typed:
    """The words of a type, or the question for them; `sample` is the example that they are from."""

    words: dict[str, Plain]
    inner: Content = None
    """Of a list: what its items are, where that is asked."""
    asks: str = ""
    sample: Location | None = None

    def content(self, more: dict[str, Plain] | None = None) -> Content:
        """The words as a file has them, followed by others; a block if something is asked."""
        if not self.asks and self.inner is None:
            return {**self.words, **(more or {})}
        block = Block()
        if self.asks:
            block.remark(self.asks)
        for word, value in self.words.items():
            block.add(word, value)
        if self.inner is not None:
            block.add("items", self.inner)
        for word, value in (more or {}).items():
            block.add(word, value)
        return block


def type_of(member: Member, records: Records, name: str = "") -> Typed:
    """Return the type of a member or parameter; `name` is what a question calls it, if not itself."""
    name = name or member.name
    typed = _type_of_record(member) if member.record else _plain_type(member, records, name)
    if typed.asks or typed.inner is not None or "$ref" in typed.words:
        return typed
    return Typed({**typed.words, **_details(member, typed.words)}, sample=typed.sample)


def _type_of_record(member: Member) -> Typed:
    assert member.record is not None
    record = member.record.itself
    if member.is_map:
        return Typed({"type": "object", "additionalProperties": {"$ref": record.name}})
    if not member.is_list and not member.item:
        return Typed({"$ref": record.name})
    return Typed({"type": "array", **items_words(record, member.item, member)})


def items_words(record: Record, item: str | None, member: Member) -> dict[str, Plain]:
    """Return the words for the items of a list of records, with their names in XML."""
    inner: dict[str, Plain] = {"$ref": record.name}
    if item:
        if item != record.name:
            inner["xml"] = {"name": item}
        return {"items": inner}
    if member.is_xml:
        inner |= {"xml": {"name": member.name}} if member.name != record.name else {}
        return {"items": inner, "xml": {"wrapped": False}}
    return {"items": inner}


def _xml_list(member: Member, item: str, records: Records, name: str) -> Typed:
    """A list of texts or numbers in XML, whose elements are called `item`."""
    facts = member.facts[0] if item == member.name else member.facts[0].members[0]
    single = Member([replace(facts, repeated=False)], [*xml_items(member, item)])
    of = type_of(single, records, name if item == member.name else item)
    xml: dict[str, Plain] = {"xml": {"name": item}}
    own: dict[str, Plain] = {"xml": {"wrapped": False}} if item == member.name else {}
    if of.asks:
        return Typed({"type": "array", **own}, inner=of.content(xml))
    return Typed({"type": "array", "items": {**of.words, **xml}, **own}, sample=of.sample)


def xml_items(member: Member, item: str) -> tuple[Sample, ...]:
    """Return the elements of a list in XML: those in it, or it itself if it is not around them."""
    return tuple(member.samples) if item == member.name else inside(member.samples, item)


def _map_type(member: Member, name: str) -> Typed:
    """A map whose values are no records: of one kind, as far as the example tells."""
    kinds = {kind_of(each) for each in member.samples}
    within = {kind_of(each) for each in items_of(member.samples)}
    if len(kinds) == len(within) == 1 and (kind := within.pop()) in _SCALARS:
        value: dict[str, Plain] = {"type": kind}
        many: dict[str, Plain] = {"type": "array", "items": value}
        found = many if kinds == {"array"} else value
        words: dict[str, Plain] = {"type": "object", "additionalProperties": found}
        return Typed(words, sample=member.samples[0].place)
    return Typed({"type": "object"}, sample=member_place(member)) if kinds else ask(member, name)


def _plain_type(member: Member, records: Records, name: str) -> Typed:
    if member.is_map:
        return _map_type(member, name)
    item = member.item or (member.name if member.is_xml and member.is_list else None)
    if item:
        return _xml_list(member, item, records, name)
    said = [each for facts in member.facts for each in facts.types]
    read = {found: each for each in reversed(said) if (found := meaning(each.value))}
    kinds = {(found.kind, found.name) for found in read}
    if len(kinds) > 1:
        return Typed({}, asks=_contradict(name, [*reversed(read.values())]))
    if read:
        found = max(read, key=lambda each: (each.format != "", each.items is not None))
        return _type_of_words(found, member, records, name)
    return _type_of_samples(member, name)


def _contradict(name: str, said: Sequence[Stated[Text]]) -> str:
    return contradiction(Ask.TYPE, name, [(each.place, reveal(each.value)) for each in said])


def _type_of_words(found: Meaning, member: Member, records: Records, name: str) -> Typed:
    nullable: dict[str, Plain] = {"nullable": True} if found.nullable or _has_null(member) else {}
    if found.kind == "named":
        known = records.named(found.name)
        return Typed({"$ref": known.name, **nullable}) if known else ask(member, name)
    if found.kind == "array" or member.is_list:
        return _list_type(found.items if found.kind == "array" else found, member, records, name)
    form: dict[str, Plain] = {"format": found.format} if found.format else {}
    return Typed({"type": found.kind, **form, **nullable})


def _list_type(items: Meaning | None, member: Member, records: Records, name: str) -> Typed:
    inside = Member(
        [FieldFacts(name=Text(name), places=member.facts[0].places)],
        list(items_of([each for each in member.samples if each.is_list])),
    )
    ask = f"{name}.items"
    of = _type_of_words(items, inside, records, ask) if items else _type_of_samples(inside, ask)
    if of.asks or of.inner is not None:
        return Typed({"type": "array"}, inner=of.content())
    return Typed({"type": "array", "items": of.words}, sample=of.sample)


def _type_of_samples(member: Member, name: str) -> Typed:
    if member.is_list:
        return _list_type(None, member, Records(), name)
    fixed = _kind_of_values(member)
    kinds = {kind_of(each) for each in member.samples}
    told: set[str | None] = {fixed} if fixed else kinds - {"null"}
    if told == {"string"} and _NO_TEXT.search(name):
        told = {None} if any(each.is_xml for each in member.samples) else told
    if told == {"integer", "number"}:
        told = {"number"}
    if len(told) != 1 or None in told:
        return ask(member, name)
    nullable: dict[str, Plain] = {"nullable": True} if "null" in kinds else {}
    places = [each.place for each in member.samples if kind_of(each) != "null"]
    return Typed({"type": told.pop(), **nullable}, sample=None if fixed else places[0])


def _kind_of_values(member: Member) -> str | None:
    """The kind that bounds, values and defaults of the page have: text, booleans or numbers."""
    texts = {*_said(member, "values"), *_said(member, "defaults")}
    if any(said.value.kind in _OF_TEXT for facts in member.facts for said in facts.bounds):
        return "string"
    if not texts:
        return None
    if all(as_kind(each, "boolean") is not None for each in texts):
        return "boolean"
    is_whole = all(as_kind(each, "integer") is not None for each in texts)
    return "integer" if is_whole and _said(member, "defaults") else None


def _has_null(member: Member) -> bool:
    return any(each.value is None for each in member.samples)


def ask(member: Member, name: str) -> Typed:
    """Return the question for the type of a member, with what pages say of it."""
    said = about(member)
    words = reveal(said.words) if said and not _is_bare(said.words, member) else ""
    asks = question(Ask.TYPE, name, said.place if said else None, words)
    return Typed({"nullable": True} if _has_null(member) else {}, asks=asks)


def _is_bare(words: Text, member: Member) -> bool:
    """Tell whether words of a page are the name of a member and nothing else."""
    return re.sub(r"[\W_]", "", reveal(words)) == re.sub(r"[\W_]", "", member.name)


def about(member: Member) -> Stated[Any] | None:
    """Return what pages say of a member, where they say most; of its type first."""
    places = [each for facts in member.facts for each in facts.places]
    ways: tuple[Sequence[Stated[Any]], ...] = (
        [each for facts in member.facts for each in facts.types],
        [each for each in places if each.origin == "stated" and not _is_bare(each.words, member)],
        [each for facts in member.facts for each in facts.required],
        [each for facts in member.facts for each in facts.defaults],
        [each for each in places if each.origin == "stated"],
        places,
    )
    for sayings in ways:
        if sayings:
            return max(sayings, key=lambda each: len(reveal(each.words)))
    return None


def _details(member: Member, words: dict[str, Plain]) -> dict[str, Plain]:
    """Default, bounds, format and values of a scalar or list, as far as pages state one of each."""
    kind = str(words["type"])
    found: dict[str, Plain] = {}
    if kind == "string" and "format" not in words:
        forms = {_FORMATS.get(" ".join(words_of(each))) for each in _said(member, "formats")}
        if len(forms) == 1 and (form := forms.pop()):
            found["format"] = form
    found |= _bounds(member, kind)
    values = [each for each in _said(member, "values") if is_constant(constant(each))]
    names = {constant(each) for each in values}
    is_enum = kind == "string" and not {"format", "nullable"} & {*words, *found} and len(values) > 1
    if is_enum and len(names) == len(values) == len(_said(member, "values")) <= _MOST_VALUES:
        found = {"enum": values, "open": True}
    defaults = {as_kind(each, kind) for each in _said(member, "defaults")} - {None}
    if len(defaults) == 1 and _is_within(default := defaults.pop(), found):
        found["default"] = default
    return found


def _is_within(value: object, bounds: Mapping[str, Plain]) -> bool:
    """Tell whether a number is within the bounds that a page gives beside it."""
    least, most = bounds.get("minimum"), bounds.get("maximum")
    if not isinstance(value, int | float):
        return True
    return not (isinstance(least, int | float) and value < least) and not (
        isinstance(most, int | float) and value > most
    )


def _bounds(member: Member, kind: str) -> dict[str, Plain]:
    found: dict[str, set[str]] = {}
    for facts in member.facts:
        for said in facts.bounds:
            word, kinds = _BOUNDS.get(said.value.kind, ("", ()))
            if kind in kinds:
                found.setdefault(word, set()).add(reveal(said.value.value))
    numbers = {
        word: as_kind(next(iter(values)), "number" if kind == "number" else "integer")
        for word, values in found.items()
        if len(values) == 1
    }
    return {word: number for word, number in numbers.items() if number is not None}


def _said(member: Member, what: str) -> list[str]:
    sayings: Iterable[Stated[Text]] = (
        each for facts in member.facts for each in getattr(facts, what)
    )
    return [*dict.fromkeys(reveal(each.value) for each in sayings)]


def is_required(member: Member) -> bool | None:
    """Return whether pages state that it is required; None where they contradict each other."""
    said = {each.value for facts in member.facts for each in facts.required}
    return None if len(said) > 1 else True in said


def sample_value(member: Member, words: dict[str, Plain]) -> Plain:
    """Return a value of the samples that fits the type, else a default or value of the page.

    None if there is none, or if the type is a record or unknown; for a list, its first items.
    """
    kind = str(words.get("type", "string"))
    if kind == "array":
        items = words.get("items")
        inner = str(items.get("type")) if isinstance(items, dict) else ""
        if member.is_xml:
            named = xml_items(member, member.item or member.name)
            found = [_fitting([each], inner) for each in named[:MOST_ITEMS]]
            return [each for each in found if each is not None] or None
        first = next((each for each in member.samples if each.is_list and each.value), None)
        values = [_fitting([each], inner) for each in items_of([first] if first else [])]
        return [each for each in values if each is not None] or None
    if member.is_map:
        return {**member.entries}
    if kind == "object":
        return next((each.value for each in member.samples if each.is_record), None)  # type: ignore[return-value]
    stated = [Sample(each, member_place(member)) for each in _said(member, "defaults")]
    stated += [Sample(each, member_place(member)) for each in _said(member, "values")]
    return _fitting([*member.samples, *stated], kind)


def member_place(member: Member) -> Location:
    """Return the place where a member is named first."""
    places = member.facts[0].places
    return places[0].place if places else Location("", 1, 1)


def _fitting(samples: Sequence[Sample], kind: str) -> Plain:
    for sample in samples:
        value = scalar(sample)
        if value is not None and (found := as_kind(value, kind)) is not None:
            return found
    return None
