"""Reads data contracts in code: classes of C# with properties, and nothing else that a program has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from clientgen.diagnostics import Location
from clientgen.pages.blocks import Code
from clientgen.pages.facts import LONGEST_WORDS, FieldFacts, Stated, TypeFacts
from clientgen.text import Text

_WORDS = r"(?:(?:public|internal|sealed|partial|abstract|virtual|override|readonly) +){0,6}"
_CLASS = re.compile(rf"\s*{_WORDS}(class|struct|interface|enum) +(\w+)(?: *: *([\w<>., ]*))?")
_PROPERTY = re.compile(
    rf"\s*(?=\w){_WORDS}([\w.]+(?:<[\w.<>, ]*>)?(?:\[\])?\??) +(\w+) *\{{ *get\b"
)
_ATTRIBUTE = re.compile(r"\s*\[(\w+)(?:\(([^\]]*)\))?\]\s*")
_METHOD = re.compile(r"\s*(?:public|private|protected|internal)\b[^=;{]*\([^;]*$")
_ARGUMENT = re.compile(r'(\w+) *= *(?:"([^"]*)"|(\w+))')
_VALUE = re.compile(r"\s*(\w+)(?: *= *-?\w+)? *,? *(?://.*)?")
_CONTRACTS = frozenset({"DataContract", "CollectionDataContract", "XmlRoot", "XmlType"})
_MEMBERS = frozenset({"DataMember", "XmlElement", "JsonProperty", "EnumMember"})
_LOOKED_AT = 400
"""The most characters of a line that are looked at."""


@dataclass(slots=True)
class _Member:
    name: Stated[Text]
    type: Stated[Text] | None
    arguments: dict[str, str]

    def facts(self) -> FieldFacts:
        required = self.arguments.get("IsRequired")
        stated = Stated(value=required == "true", place=self.name.place, words=self.name.words)
        return FieldFacts(
            name=self.name.value,
            places=(self.name,),
            types=(self.type,) if self.type is not None else (),
            required=(stated,) if required is not None else (),
        )

    @property
    def order(self) -> tuple[int, str]:
        """Where the serializer puts it among others: those without a number come first."""
        number = self.arguments.get("Order", "")
        return (int(number) if number.isascii() and number.isdigit() else -1, "")


@dataclass(slots=True)
class _Contract:
    kind: str
    name: Stated[Text]
    namespaces: list[Stated[Text]]
    bases: list[Stated[Text]]
    members: list[_Member] = field(default_factory=list)
    is_program: bool = False

    def facts(self, file: str) -> TypeFacts:
        ordered = any("Order" in each.arguments for each in self.members)
        members = sorted(self.members, key=lambda each: each.order) if ordered else self.members
        is_enum = self.kind == "enum"
        return TypeFacts(
            page=file,
            name=self.name,
            anchor=None,
            kind="enum" if is_enum else "record" if members else "unknown",
            bases=tuple(self.bases),
            namespaces=tuple(self.namespaces),
            members=() if is_enum else tuple(each.facts() for each in members),
            values=tuple(each.name for each in members) if is_enum else (),
        )


def read_contracts(file: str, code: Code) -> tuple[TypeFacts, ...]:
    """Return the types that a piece of code declares; a class with methods is a program.

    A contract has the name that it gives itself for the wire, else that of the class. Members that
    are numbered come in that order.
    """
    found = _Reader(file, code)
    return tuple(each.facts(file) for each in found.contracts() if not each.is_program)


class _Reader:
    """Reads a piece of code line by line; whatever it does not know, it skips."""

    def __init__(self, file: str, code: Code) -> None:
        self._file = file
        self._code = code
        self._attributes: dict[str, dict[str, str]] = {}

    def contracts(self) -> list[_Contract]:
        """Return every class, with the properties below its head."""
        found: list[_Contract] = []
        for number, text in self._lines():
            attribute = _ATTRIBUTE.match(text)
            if attribute:
                self._attributes[attribute[1]] = _arguments(attribute[2] or "")
            line = text[attribute.end() :] if attribute else text
            if match := _CLASS.match(line):
                found.append(self._contract(number, match))
            elif found and (member := self._member(number, line, found[-1].kind)):
                found[-1].members.append(member)
            elif found and _METHOD.match(line):
                found[-1].is_program = True
            if line.strip():
                self._attributes = {}
        return found

    def _lines(self) -> Iterator[tuple[int, str]]:
        for offset, line in enumerate(self._code.text.split("\n")):
            yield self._code.start + offset, line[:_LOOKED_AT].rstrip()

    def _contract(self, line: int, match: re.Match[str]) -> _Contract:
        arguments = self._of(_CONTRACTS)
        own = arguments.get("Name") or match[2]
        namespace = arguments.get("Namespace")
        bases = [each.strip() for each in (match[3] or "").split(",") if each.strip()]
        return _Contract(
            kind=match[1],
            name=self._said(own, line, match, 2),
            namespaces=[self._said(namespace, line, match, 2)] if namespace else [],
            bases=[self._said(each, line, match, 3) for each in bases],
        )

    def _member(self, line: int, text: str, kind: str) -> _Member | None:
        match = (_VALUE.fullmatch if kind == "enum" else _PROPERTY.match)(text)
        if match is None:
            return None
        arguments = self._of(_MEMBERS)
        name = match[1] if kind == "enum" else match[2]
        wire = arguments.get("Name") or arguments.get("Value") or name
        said = self._said(wire, line, match, match.lastindex or 0)
        stated = None if kind == "enum" else self._said(match[1], line, match, 1)
        return _Member(name=said, type=stated, arguments=arguments)

    def _of(self, names: frozenset[str]) -> dict[str, str]:
        """The arguments of those attributes above a line that are named."""
        every = [each for name, each in self._attributes.items() if name in names]
        return {key: value for each in every for key, value in each.items()}

    def _said(self, value: str, line: int, match: re.Match[str], group: int) -> Stated[Text]:
        column = match.start(group) + 1
        words = " ".join(match.string.split())[:LONGEST_WORDS]
        place = Location(self._file, line, column)
        return Stated(value=Text(value), place=place, words=Text(words))


def _arguments(text: str) -> dict[str, str]:
    return {each[1]: each[2] or each[3] or "" for each in _ARGUMENT.finditer(text)}
