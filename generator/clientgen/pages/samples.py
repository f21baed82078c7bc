"""Samples of requests, answers and bodies: blocks of code to examples and what they contain."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from clientgen.pages import json, xml
from clientgen.pages.addresses import Address, address, head
from clientgen.pages.blocks import Code
from clientgen.pages.drafts import FieldDraft
from clientgen.pages.facts import Example, ExampleKind, XmlNode
from clientgen.pages.profile import Profile
from clientgen.pages.spots import Spots
from clientgen.pages.vocabulary import Side
from clientgen.text import ListValue, ObjectValue, Text, Value, reveal

_STATUS = re.compile(r"\A\s*(?:<\s*)?(?:HTTP/\d(?:\.\d)?\s+|Status:[ \t]*)([1-5]\d\d)\b[^\n]*")
_HEADER = re.compile(r"\A\s*([A-Za-z][\w-]{0,60}):[ \t]*(.*)\Z")
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+*-]+")
_CURL = re.compile(r"(?:\A|\n|[$#>] ?)\s*curl\s")
_CURL_VERB = re.compile(r"(?:-X|--request)[ =]?[\"']?([A-Z]{3,8})\b")
_CURL_HEAD = re.compile(r"\s(?:-I|--head)\s")
_CURL_URL = re.compile(r"[\"']?((?:https?:)?//[^\s\"'\\]+|\$\{?\w+\}?/[^\s\"'\\]+)")
_CURL_HEADER = re.compile(r"(?:-H|--header)[ =]?(?:\"([^\"\n]+)\"|'([^'\n]+)')")
_CURL_DATA = re.compile(
    r"(?:-d|--data(?:-raw|-binary|-urlencode|-ascii)?)[ =]?(?:\$?'((?:[^'\\]|\\.|'\\'')*)'|\"((?:[^\"\\]|\\.)*)\"|([^\s\\]+))",
    re.DOTALL,
)
_CURL_FORM = re.compile(r"(?:-F|--form)[ =]?[\"']?([\w.\[\]-]{1,80})=")
_PROGRAM = frozenset(
    {
        "csharp",
        "c#",
        "cs",
        "java",
        "python",
        "ruby",
        "javascript",
        "js",
        "php",
        "go",
        "powershell",
        "vb",
        "typescript",
    }
)
_FORM = re.compile(r"\A[\w.\[\]%-]+=[^\n&]*(?:&[\w.\[\]%-]+=[^\n&]*)*\Z")
_CONTRACT = re.compile(
    r"^\s*(?:\[DataContract|public |using [A-Z]|(?:sealed )?class \w)", re.MULTILINE
)
_LONGEST = 200_000


@dataclass(slots=True)
class Sample:
    """A block of code, read."""

    example: Example | None = None
    side: Side | None = None
    status: int | None = None
    status_line: int = 0
    verb: str | None = None
    address: Address | None = None
    media_types: list[str] = field(default_factory=list)
    form: list[str] = field(default_factory=list)
    """Names of members that a call of curl sends one by one."""


def read(code: Code, spots: Spots, profile: Profile) -> Sample:
    """Return what a block of code shows."""
    text = code.text[:_LONGEST]
    if status := _STATUS.match(text):
        return _message(
            text,
            code,
            spots,
            Sample(side="response", status=int(status[1]), status_line=code.start),
        )
    first = head(text, profile)
    if first and code.language.lower() not in {"bash", "sh", "shell"}:
        sample = Sample(side="request", verb=first[0], address=first[1])
        return _message(text, code, spots, sample)
    if _CURL.search(text):
        return _curl(text, code, spots, profile)
    sample = Sample()
    sample.example = body(text, code.language, code.start, spots)
    return sample


def _message(text: str, code: Code, spots: Spots, sample: Sample) -> Sample:
    lines = text.strip("\n").split("\n")
    start = code.start + text[: len(text) - len(text.lstrip("\n"))].count("\n")
    at = 1
    while (
        at < len(lines)
        and (match := _HEADER.match(lines[at]))
        and not lines[at].lstrip().startswith(("{", "<", "["))
    ):
        if match[1].lower() == "content-type" and (media := _MEDIA_TYPE.search(match[2])):
            sample.media_types.append(media[0])
        at += 1
    while at < len(lines) and not lines[at].strip():
        at += 1
    rest = "\n".join(lines[at:])
    if sample.side == "request" and (
        answer := re.search(r"^\s*HTTP/\d(?:\.\d)?\s+\d{3}", rest, re.MULTILINE)
    ):
        rest = rest[: answer.start()]
    if rest.strip():
        sample.example = body(rest, "", start + at, spots, sample.side, sample.status)
    return sample


def _curl(text: str, code: Code, spots: Spots, profile: Profile) -> Sample:
    sample = Sample(side="request")
    call = text[_CURL.search(text).start() :]  # type: ignore[union-attr]
    data = [next(g for g in match.groups() if g is not None) for match in _CURL_DATA.finditer(call)]
    bare = _CURL_DATA.sub(" ", call)
    headers = [match[1] or match[2] for match in _CURL_HEADER.finditer(bare)]
    bare = _CURL_HEADER.sub(" ", bare)
    verb, url = _CURL_VERB.search(bare), _CURL_URL.search(bare)
    sample.form = [match[1] for match in _CURL_FORM.finditer(bare)]
    sends = "POST" if data or sample.form else "HEAD" if _CURL_HEAD.search(bare) else "GET"
    sample.verb = verb[1] if verb else sends
    sample.address = address(url[1], profile) if url else None
    for header in headers:
        name, _, value = header.partition(":")
        if name.strip().lower() == "content-type" and (media := _MEDIA_TYPE.search(value)):
            sample.media_types.append(media[0])
    pairs = [part.partition("=")[0] for part in data if re.match(r"[\w.\[\]-]{1,80}=", part)]
    if data and pairs and len(pairs) == len(data):
        sample.form += [
            name for part in data for name in re.findall(r"(?:\A|&)([\w.\[\]-]{1,80})=", part)
        ]
    elif data and not data[0].startswith("@"):
        offset = text.find(data[0][:40])
        line = code.start + text[: max(offset, 0)].count("\n")
        sample.example = body(data[0].replace('\\"', '"'), "", line, spots, "request")
    return sample


def body(
    text: str,
    language: str,
    line: int,
    spots: Spots,
    side: Side | None = None,
    status: int | None = None,
) -> Example:
    """Return a sample of a body whose first line is `line`."""
    stripped = text.strip()
    kind: ExampleKind = "raw"
    node: XmlNode | None = None
    value: Value = None
    readable = True
    if (language.lower() in _PROGRAM and stripped[:1] not in "{[<") or _CONTRACT.search(stripped):
        kind = "code"
    elif stripped[:1] == "<" and len(stripped) > 2:
        kind = "xml"
        first = line + text[: len(text) - len(text.lstrip())].count("\n")
        node = xml.read(stripped, spots.file, first)
        readable = node is not None
    elif stripped[:1] in {"{", "["} and stripped[:2] not in {"{{", "{%"}:
        kind = "json"
        value, readable = json.read(text)
    elif _FORM.match(stripped):
        kind = "form"
    place = spots.place(line, stripped.partition("\n")[0][:60], 3)
    return Example(
        kind=kind,
        direction=side,
        status=status,
        text=Text(text),
        json=value,
        xml=node,
        readable=readable,
        place=place,
    )


def root(example: Example) -> tuple[str, str | None] | None:
    """Return the name and the namespace of the root element of a sample of XML."""
    if example.xml is None:
        return None
    namespace = example.xml.namespace
    return reveal(example.xml.name), None if namespace is None else reveal(namespace)


def members(example: Example, spots: Spots) -> dict[str, FieldDraft]:
    """Return the members that a sample shows, as a tree; of a list, those of its items."""
    top = FieldDraft("")
    if example.xml is not None:
        _add_node(example.xml, top, spots)
    elif example.kind == "json":
        _JsonMembers(example, spots).add(example.json, top)
    elif example.kind == "form":
        for name in re.findall(r"(?:\A|&)([^=&\s]+)=", reveal(example.text).strip()):
            draft = top.member(name)
            draft.places.add(spots.said(Text(name), example.place.line, name, origin="example"))
    return top.members


def _add_node(node: XmlNode, draft: FieldDraft, spots: Spots) -> None:
    for each, _ in node.attributes:
        name = reveal(each)
        attribute = draft.member(name)
        attribute.attribute = True
        attribute.places.add(spots.said(each, node.place.line, name, origin="example"))
    seen: set[str] = set()
    for child in node.children:
        name = reveal(child.name)
        member = draft.member(name)
        member.repeated = member.repeated or name in seen
        seen.add(name)
        place = spots.said(child.name, child.place.line, name, f"<{name}>", "example", 0)
        member.places.add(place)
        _add_node(child, member, spots)


class _JsonMembers:
    """Adds the members of a value; keys are looked for in the order in which they stand."""

    def __init__(self, example: Example, spots: Spots) -> None:
        self._text = reveal(example.text)
        self._line = example.place.line
        self._spots = spots
        self._at = 0
        self._passed = len(self._text) - len(self._text.lstrip())

    def add(self, value: Value, draft: FieldDraft) -> None:
        match value:
            case ListValue(items=items):
                for item in items:
                    self.add(item, draft)
            case ObjectValue(members=pairs):
                for name, each in pairs:
                    self._member(reveal(name), each, draft)
            case _:
                pass

    def _member(self, name: str, value: Value, draft: FieldDraft) -> None:
        found = self._text.find(f'"{name}"', self._at)
        self._at = found + 1 if found >= 0 else self._at
        line = self._line + self._text.count("\n", self._passed, max(self._at, self._passed))
        member = draft.member(name)
        member.repeated = member.repeated or isinstance(value, ListValue)
        shown = f'"{name}"'
        member.places.add(self._spots.said(Text(name), line, shown, shown, "example", 1))
        self.add(value, member)


def directed(example: Example, side: Side, status: int | None) -> Example:
    """Return a sample with the side and the status that the page gives it."""
    return replace(example, direction=side, status=status)
