"""Bodies of requests and responses: what pages say of them, and the words for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from clientgen.diagnostics import Location
from clientgen.emitter import Block, Content, Plain
from clientgen.pages import BodyFacts, Example, FieldFacts
from clientgen.pages.type_words import Meaning, meaning
from clientgen.text import Text, reveal
from clientgen.transcription.fields import items_words, type_of
from clientgen.transcription.names import type_name_of
from clientgen.transcription.questions import Ask, question
from clientgen.transcription.records import Member, Record, Records, list_item, text_of
from clientgen.transcription.samples import Sample, member, samples_of
from clientgen.transcription.types import astray

JSON, XML, FORM = "application/json", "application/xml", "application/x-www-form-urlencoded"
_MEDIA_TYPE = re.compile(r"[a-z0-9][a-z0-9!#$&^_.+-]*/[a-z0-9][a-z0-9!#$&^_.+-]*")
_KINDS = {"json": JSON, "xml": XML, "form": FORM}
_STRUCTURED = re.compile(r"json|xml|form")
_TYPE_NAME = re.compile(r"[A-Z][A-Za-z0-9]*(?:::[A-Z][A-Za-z0-9]*)*")


@dataclass(slots=True, kw_only=True)
class Body:
    """A body before its types have names."""

    facts: BodyFacts
    media_types: tuple[str, ...]
    record: Record | None = None
    """The record that it is, or that the items of a list are."""
    is_list: bool = False
    item: str = ""
    """The name of the elements of a list in XML."""
    root: str = ""
    namespace: str = ""
    meaning: Meaning | None = None
    list_name: str = ""
    """The type of a list in XML, once it has a name."""

    @property
    def is_empty(self) -> bool:
        """Whether pages say that there is none."""
        return self.record is None and any(said.value for said in self.facts.empty)

    @property
    def is_known(self) -> bool:
        """Whether pages say anything of it."""
        facts = self.facts
        return bool(self.record or self.meaning or facts.members or facts.examples or facts.types)

    @property
    def place(self) -> Location | None:
        """Where pages speak of it first."""
        facts = self.facts
        places = [
            *(said.place for said in (*facts.types, *facts.names)),
            *(said.place for said in facts.links),
            *(each.place for each in facts.examples),
        ]
        return next(iter(places), None)


def collect(
    facts: BodyFacts, records: Records, hints: Sequence[str], page: str, examples: Sequence[Example]
) -> Body:
    """Return a body, whose records are added to `records`; `hints` are names for an unnamed one."""
    samples = samples_of(examples)
    said = next((found for each in facts.types if (found := meaning(each.value))), None)
    root = reveal(facts.names[0].value) if facts.names else ""
    media_types = _media_types(facts, examples)
    is_xml = any(each.kind == "xml" for each in examples) or "xml" in " ".join(media_types)
    outer = FieldFacts(name=Text(root), places=(), members=facts.members)
    body = Body(
        facts=facts,
        media_types=media_types,
        item=(list_item(outer) or "") if is_xml and root else "",
        root=root,
        namespace=reveal(facts.namespaces[0].value) if facts.namespaces else "",
        meaning=said,
    )
    body.is_list = bool(body.item) or _is_list(samples, said)
    body.record = _record(body, samples, records, hints, page, is_xml=is_xml)
    return body


def _record(
    body: Body,
    samples: Sequence[Sample],
    records: Records,
    hints: Sequence[str],
    page: str,
    *,
    is_xml: bool,
) -> Record | None:
    """The record that a body or an item of it is, by its members or by its name."""
    facts, item = body.facts, body.item
    fields = facts.members[0].members if item else facts.members
    name = _name_of(facts, body.meaning)
    if not any(each.placed for each in fields):
        return records.named(name) if name else None
    root = "" if item else body.root
    own = [type_name_of(each) for each in (item, root) if each]
    record = records.add(
        fields,
        member(samples, item) if item else samples,
        hints=[name] if name else [*own, *hints],
        page=page,
        place=facts.members[0].places[0].place if facts.members[0].places else None,
        is_named=bool(name),
        is_xml=is_xml,
    )
    _mark_root(record, facts, root)
    return record


def _is_list(samples: Sequence[Sample], said: Meaning | None) -> bool:
    """Whether a body is a list: a sample of JSON decides, then the words for its type."""
    shown = [each.is_list for each in samples if not each.is_xml]
    return shown[0] if shown else said is not None and said.kind == "array"


def _name_of(facts: BodyFacts, said: Meaning | None) -> str:
    """The name by which the page calls the type, or that of its items."""
    while said is not None and said.kind == "array":
        said = said.items
    if said is not None and said.kind == "named":
        return type_name_of(said.name)
    if said is None and len(facts.links) == 1:
        words = reveal(facts.links[0].value.words)
        return type_name_of(words) if _TYPE_NAME.fullmatch(words) else ""
    return ""


def _mark_root(record: Record, facts: BodyFacts, root: str) -> None:
    if root and not record.root:
        record.root = root
    if facts.namespaces and not record.namespace:
        record.namespace = reveal(facts.namespaces[0].value)


def _media_types(facts: BodyFacts, examples: Sequence[Example]) -> tuple[str, ...]:
    stated = [reveal(each.value).partition(";")[0].strip().lower() for each in facts.media_types]
    legal = [each for each in stated if _MEDIA_TYPE.fullmatch(each)]
    seen = [_KINDS[each.kind] for each in examples if each.readable and each.kind in _KINDS]
    return tuple(dict.fromkeys(legal or seen))


def body_content(body: Body, records: Records, name: str, usual: Sequence[str]) -> Content:
    """Return the words of a body; `name` is what a question calls it, `usual` its media types.

    The words are those of a type, or a block that asks for it.
    """
    words = _words(body, records, name)
    kept, others = _fitting(body, words)
    media: dict[str, Plain] = {"media_types": kept} if kept and kept != [*usual] else {}
    form = None if body.media_types else next(iter(body.facts.forms), None)
    if not isinstance(words, str) and not others and form is None:
        return {**words, **media}
    block = Block()
    if isinstance(words, str):
        block.remark(words)
        block.lines += astray(each for each in body.facts.members if not each.placed)
    else:
        block.lines += words.items()
    if others:
        block.remark(f"the page also names {', '.join(others)}")
    if form is not None:
        block.remark(question(Ask.FORM, "form", form.place, reveal(form.words)))
    block.lines += media.items()
    return block


def _fitting(body: Body, words: dict[str, Plain] | str) -> tuple[list[str], list[str]]:
    """The media types of a body that its type can have, and the others that the page names."""
    types = [*body.media_types]
    if isinstance(words, dict) and words.get("type") in ("string", "bytes"):
        return types, []
    structured = [each for each in types if _STRUCTURED.search(each)]
    return structured, [each for each in types if each not in structured]


def _words(body: Body, records: Records, name: str) -> dict[str, Plain] | str:
    """The words of its type, or the question for it."""
    types = body.media_types
    if types and not any(_STRUCTURED.search(each) or each.startswith("text/") for each in types):
        return {"type": "bytes"}
    if body.record is not None:
        return _record_words(body, body.record.itself)
    sayings = body.facts.types or body.facts.links
    said = sayings[0] if sayings else None
    if body.meaning is not None and body.meaning.kind not in ("named", "object"):
        field = FieldFacts(name=Text(name), places=(), types=body.facts.types)
        typed = type_of(Member([field], [*samples_of(body.facts.examples)]), records, name)
        if typed.inner is None and not typed.asks:
            return typed.words
    return question(Ask.TYPE, name, said.place if said else body.place, text_of(sayings))


def _record_words(body: Body, record: Record) -> dict[str, Plain]:
    if body.is_list and not body.item:
        return {"type": "array", "items": {"$ref": record.name}}
    return {"$ref": body.list_name or record.name}


def list_words(body: Body) -> dict[str, Plain]:
    """Return the words of a list that is the root of XML, which needs a type of its own."""
    assert body.record is not None
    outer = Member([FieldFacts(name=Text(body.root), places=())], [], is_xml=True)
    xml: dict[str, Plain] = {"name": body.root}
    if body.namespace:
        xml["namespace"] = body.namespace
    return {"type": "array", **items_words(body.record.itself, body.item, outer), "xml": xml}
