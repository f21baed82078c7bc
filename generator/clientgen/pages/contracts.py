"""Reads data contracts of C# in blocks of code: classes with their members, enumerations, XML names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.pages.blocks import Code
from clientgen.pages.drafts import FieldDraft, facts_of
from clientgen.pages.facts import TypeFacts
from clientgen.pages.spots import Sayings, Spots
from clientgen.text import Text

_CLASS = re.compile(
    r"^(?P<before>(?:[ \t]*\[[^\]\n]{0,300}\][ \t]*\n)*)[ \t]*(?:(?:public|internal|private|sealed|abstract|partial|static)[ \t]+){0,4}(?P<kind>class|struct|enum)[ \t]+(?P<name>\w{1,100})(?P<bases>[ \t]*:[^{\n]{1,200})?\s*\{",
    re.MULTILINE,
)
_MEMBER = re.compile(
    r"(?P<before>(?:\[[^\]\n]{0,300}\]\s*)*)public[ \t]+(?:(?:virtual|override|readonly|required)[ \t]+)*(?P<type>[\w.]{1,60}(?:<[\w., <>]{1,80}>)?(?:\[\])?\??)[ \t]+(?P<name>\w{1,100})\s*(?:\{\s*(?:get|set)\b[^{}]{0,80}\}|;)"
)
_NAMESPACE = re.compile(
    r"\b(?:DataContract|XmlRoot|XmlType|CollectionDataContract)\([^)\n]*?\bNamespace\s*=\s*\"([^\"\n]{1,300})\""
)
_NAMED = re.compile(
    r"\b(?:DataContract|XmlRoot|CollectionDataContract)\([^)\n]*?\bName\s*=\s*\"([^\"\n]{1,100})\""
)
_MEMBER_NAME = re.compile(
    r"\b(?:DataMember|XmlElement|JsonProperty|XmlAttribute)\([^)\n]*?(?:\bName\s*=\s*)?\"([^\"\n]{1,100})\""
)
_REQUIRED = re.compile(r"\bIsRequired\s*=\s*(true|false)\b")
_ENUM_VALUE = re.compile(
    r"(?:\A|,)\s*(?:\[[^\]]*\]\s*)?(\w{1,100})(?:\s*=\s*[^,]{1,40})?\s*(?=,|\Z)"
)
_ELEMENTS = re.compile(r"new XElement\(\s*(?:(\w+)\s*\+\s*)?\"([\w.-]{1,100})\"")
_XNAMESPACE = re.compile(r"\bXNamespace\s+(\w+)\s*=\s*\"([^\"\n]{1,300})\"")
_COMMENT = re.compile(r"//[^\n]*")
_MOST = 200


def contracts(code: Code, spots: Spots) -> Iterator[TypeFacts]:
    """Yield the types that a block of code declares, and elements that it builds."""
    text = _COMMENT.sub(lambda match: " " * len(match[0]), code.text[:200_000])
    for count, match in enumerate(_CLASS.finditer(text)):
        if count >= _MOST:
            return
        inside = text[match.end() : _closing(text, match.end())]
        if match["kind"] == "enum":
            yield _enumeration(match, inside, code, spots)
        elif found := _record(match, inside, code, spots):
            yield found
    yield from _built(text, code, spots)


def _closing(text: str, at: int) -> int:
    depth = 1
    for match in re.compile(r"[{}]").finditer(text, at):
        depth += 1 if match[0] == "{" else -1
        if depth == 0:
            return match.start()
    return len(text)


def _properties_out(inside: str) -> str:
    return re.sub(r"\{\s*(?:get|set)\b[^{}]*\}", ";", inside)


def _line(code: Code, text: str, at: int) -> int:
    return code.start + text.count("\n", 0, at)


def _record(match: re.Match[str], inside: str, code: Code, spots: Spots) -> TypeFacts | None:
    text = match.string
    if "DataContract" not in match["before"] and re.search(r"\)\s*\{", _properties_out(inside)):
        # a class with methods that nothing marks as a contract is a program
        return None
    members: dict[str, FieldDraft] = {}
    for each in _MEMBER.finditer(inside):
        line = _line(code, text, match.end() + each.start("name"))
        wire = _MEMBER_NAME.search(each["before"])
        name = wire[1] if wire else each["name"]
        draft = members.setdefault(name, FieldDraft(name))
        around = " ".join(each[0].split())
        draft.places.add(spots.said(Text(name), line, name, around))
        draft.types.add(spots.said(Text(each["type"]), line, each["type"], around))
        if required := _REQUIRED.search(each["before"]):
            draft.required.add(spots.said(required[1] == "true", line, required[1], around))
    if not members and "DataContract" not in match["before"]:
        return None
    return _facts(match, code, spots, members)


def _facts(
    match: re.Match[str], code: Code, spots: Spots, members: dict[str, FieldDraft]
) -> TypeFacts:
    line = _line(code, match.string, match.start("name"))
    named = _NAMED.search(match["before"])
    name = named[1] if named else match["name"]
    around = " ".join(match[0].split())
    bases, namespaces = Sayings[Text](), Sayings[Text]()
    for base in re.findall(r"[\w.<>]+", match["bases"] or "")[:10]:
        bases.add(spots.said(Text(base), line, base, around))
    if namespace := _NAMESPACE.search(match["before"]):
        start = _line(code, match.string, match.start())
        namespaces.add(spots.said(Text(namespace[1]), start, namespace[1], namespace[1]))
    return TypeFacts(
        page=spots.file,
        name=spots.said(Text(name), line, name, around),
        anchor=None,
        kind="record",
        bases=bases.all,
        namespaces=namespaces.all,
        members=facts_of(members.values()),
    )


def _enumeration(match: re.Match[str], inside: str, code: Code, spots: Spots) -> TypeFacts:
    line = _line(code, match.string, match.start("name"))
    values = Sayings[Text]()
    for each in _ENUM_VALUE.finditer(inside.strip()):
        value_line = _line(code, match.string, match.end() + inside.find(each[1]))
        values.add(spots.said(Text(each[1]), value_line, each[1], each[1]))
    return TypeFacts(
        page=spots.file,
        name=spots.said(Text(match["name"]), line, match["name"], " ".join(match[0].split())),
        anchor=None,
        kind="enum",
        values=values.all,
    )


def _built(text: str, code: Code, spots: Spots) -> Iterator[TypeFacts]:
    """Yield a type for each document that the code builds: an element with elements in it."""
    names = {match[1]: match for match in _XNAMESPACE.finditer(text)}
    done = 0
    for match in _ELEMENTS.finditer(text):
        if match.start() < done:
            continue
        done = _closing_bracket(text, match.start() + len("new XElement("))
        members: dict[str, FieldDraft] = {}
        for each in _ELEMENTS.finditer(text, match.end(), done):
            line = _line(code, text, each.start(2))
            draft = members.setdefault(each[2], FieldDraft(each[2]))
            draft.places.add(spots.said(Text(each[2]), line, each[2], each[0], "example"))
        namespaces = Sayings[Text]()
        if match[1] in names:
            declared = names[match[1]]
            line = _line(code, text, declared.start())
            namespaces.add(spots.said(Text(declared[2]), line, declared[2], declared[2], "example"))
        line = _line(code, text, match.start(2))
        yield TypeFacts(
            page=spots.file,
            name=spots.said(Text(match[2]), line, match[2], match[0], "example"),
            anchor=None,
            kind="record",
            namespaces=namespaces.all,
            members=facts_of(members.values()),
        )


def _closing_bracket(text: str, at: int) -> int:
    depth = 1
    for match in re.compile(r"[()]").finditer(text, at):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.start()
    return len(text)
