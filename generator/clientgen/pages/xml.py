"""Reads samples of XML: no DTD, no entity of its own, within limits; lines are those of the page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from clientgen.diagnostics import Location
from clientgen.pages.facts import XmlNode
from clientgen.text import Text

DEPTH_LIMIT = 48
"""Maximum nesting of elements of a sample."""
NODE_LIMIT = 5_000
"""Maximum number of elements of a sample."""
SIZE_LIMIT = 256 * 1024
"""Maximum characters of a sample."""
_COMMENTS = 100
_SEPARATOR = "\x1f"
_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance"
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_BARE = re.compile(r"&(?!(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)")
_ELLIPSIS = re.compile(r"(?<=[>\s])(?:\.{2,4}|…)(?=[<\s]|\Z)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


class _RefusedError(Exception):
    """Raised for a sample with a DTD, or beyond a limit."""


@dataclass(slots=True)
class _Draft:
    name: str
    namespace: str | None
    attributes: list[tuple[str, str]]
    place: Location
    text: list[str] = field(default_factory=list)
    children: list[XmlNode] = field(default_factory=list)

    def node(self) -> XmlNode:
        return XmlNode(
            name=Text(self.name),
            namespace=None if self.namespace is None else Text(self.namespace),
            attributes=tuple((Text(name), Text(value)) for name, value in self.attributes),
            text=Text("".join(self.text).strip()),
            children=tuple(self.children),
            place=self.place,
        )


def read(text: str, file: str, line: int) -> XmlNode | None:
    """Return the root element of a sample whose first line is `line`; None if it is unreadable."""
    # a declaration is removed, since a sample may be the text of a page in any encoding
    start = _DECLARATION.match(text)
    body = text[start.end() :] if start else text
    shift = line + (text[: start.end()].count("\n") if start else 0)
    plain = body.translate(_QUOTES)
    if len(text) > SIZE_LIMIT or text.count("<!--") > _COMMENTS:
        return None
    for attempt in (plain, _BARE.sub("&amp;", _ELLIPSIS.sub("", _blank_comments(plain)))):
        for namespaces in (True, False):
            try:
                return _parse(attempt, file, shift, namespaces)
            except (expat.ExpatError, _RefusedError, UnicodeEncodeError, ValueError):
                continue
    return None


_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " "})


def _blank_comments(text: str) -> str:
    return _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)


def _parse(text: str, file: str, line: int, namespaces: bool) -> XmlNode | None:
    parser = expat.ParserCreate("utf-8", _SEPARATOR) if namespaces else expat.ParserCreate("utf-8")
    parser.buffer_text = True
    builder = _Builder(parser, file, line)
    parser.Parse(text.strip("\ufeff \t\r").encode("utf-8"), True)
    return builder.root


class _Builder:
    def __init__(self, parser: expat.XMLParserType, file: str, line: int) -> None:
        self.root: XmlNode | None = None
        self._open: list[_Draft] = []
        self._parser, self._file, self._line = parser, file, line
        self._count = 0
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._data
        parser.StartDoctypeDeclHandler = self._refuse
        parser.EntityDeclHandler = self._refuse
        parser.ExternalEntityRefHandler = self._refuse

    def _refuse(self, *_: object) -> int:
        raise _RefusedError

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > NODE_LIMIT or len(self._open) >= DEPTH_LIMIT:
            raise _RefusedError
        namespace, local = _split(name)
        line = self._line + self._parser.CurrentLineNumber - 1
        place = Location(self._file, line, self._parser.CurrentColumnNumber + 1)
        named = [
            (_split(each)[1], value)
            for each, value in attributes.items()
            if not each.startswith(("xmlns", _INSTANCE, "xsi:", "i:"))
        ]
        self._open.append(_Draft(local, namespace, named, place))

    def _end(self, _: str) -> None:
        node = self._open.pop().node()
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.root = node

    def _data(self, data: str) -> None:
        if self._open:
            self._open[-1].text.append(data)


def _split(name: str) -> tuple[str | None, str]:
    namespace, separator, local = name.rpartition(_SEPARATOR)
    return (namespace or None, local) if separator else (None, name.rpartition(":")[2])
