"""Reads documents of XML that a program on a page builds: elements by their names, and a namespace."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.pages.blocks import Code
from clientgen.pages.drafts import FieldDraft, facts_of
from clientgen.pages.facts import TypeFacts
from clientgen.pages.spots import Sayings, Spots
from clientgen.text import Text

_ELEMENT = re.compile(r"new XElement\(\s*(?:(\w+)\s*\+\s*)?\"([\w.-]{1,100})\"")
_NAMESPACE = re.compile(r"\bXNamespace\s+(\w+)\s*=\s*\"([^\"\n]{1,300})\"")
_BRACKET = re.compile(r"[()]")
_LONGEST = 200_000


def read_elements(code: Code, spots: Spots) -> Iterator[TypeFacts]:
    """Yield a type for each document that a piece of code builds: an element with elements in it."""
    text = code.text[:_LONGEST]
    names = {match[1]: match for match in _NAMESPACE.finditer(text)}
    done = 0
    for match in _ELEMENT.finditer(text):
        if match.start() < done:
            continue
        done = _closing(text, match.start() + len("new XElement("))
        members: dict[str, FieldDraft] = {}
        for each in _ELEMENT.finditer(text, match.end(), done):
            line = _line(code, each.start(2))
            draft = members.setdefault(each[2], FieldDraft(each[2]))
            draft.places.add(spots.said(Text(each[2]), line, each[2], each[0], "example"))
        namespaces = Sayings[Text]()
        if match[1] in names:
            declared = names[match[1]]
            line = _line(code, declared.start())
            namespaces.add(spots.said(Text(declared[2]), line, declared[2], declared[2], "example"))
        line = _line(code, match.start(2))
        yield TypeFacts(
            page=spots.file,
            name=spots.said(Text(match[2]), line, match[2], match[0], "example"),
            anchor=None,
            kind="record",
            namespaces=namespaces.all,
            members=facts_of(members.values()),
        )


def _closing(text: str, at: int) -> int:
    depth = 1
    for match in _BRACKET.finditer(text, at):
        depth += 1 if match[0] == "(" else -1
        if depth == 0:
            return match.start()
    return len(text)


def _line(code: Code, at: int) -> int:
    return code.start + code.text.count("\n", 0, at)
