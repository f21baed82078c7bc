"""Facts of pages, made without pages."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from clientgen.diagnostics import Location
from clientgen.pages import (
    BodyFacts,
    Example,
    FieldFacts,
    OperationFacts,
    Page,
    Pages,
    Role,
    Route,
    Stated,
    StatusFacts,
    TypeFacts,
    XmlNode,
)
from clientgen.text import Text, freeze

FILE = "polls.md"


def at(line: int = 1, file: str = FILE) -> Location:
    return Location(file, line, 1)


def said(value: Any, line: int = 1, words: str = "", origin: Any = "stated") -> Stated[Any]:
    kept = Text(value) if isinstance(value, str) else value
    return Stated(value=kept, place=at(line), words=Text(words[:70]), origin=origin)


def field(
    name: str, *, line: int = 1, words: str = "", types: tuple[str, ...] = (), **more: Any
) -> FieldFacts:
    for key in ("defaults", "values", "formats", "required", "read_only", "deprecated"):
        if key in more:
            more[key] = tuple(said(each, line) for each in more[key])
    return FieldFacts(
        name=Text(name),
        places=(said(name, line, words),),
        types=tuple(said(each, line, words) for each in types),
        **more,
    )


def route(
    verb: str | None, path: str, base: str | None = None, shown: str | None = None, line: int = 1
) -> Stated[Route]:
    value = Route(
        verb=verb,
        base=Text(base) if base else None,
        path=Text(path),
        shown=Text(shown if shown is not None else (base or "") + path),
    )
    return Stated(value=value, place=at(line), words=Text(f"{verb} {path}"[:70]))


def status(
    number: int, line: int = 1, origin: Any = "stated", codes: tuple[str, ...] = ()
) -> StatusFacts:
    return StatusFacts(
        status=number,
        places=(said(number, line, f"Status {number}", origin),),
        codes=tuple(said(each, line) for each in codes),
    )


def json_example(value: Any, line: int = 1, status: int | None = None) -> Example:
    return Example(
        kind="json",
        direction="response",
        status=status,
        text=Text(""),
        json=freeze(value),
        xml=None,
        readable=True,
        place=at(line),
    )


def xml_example(node: XmlNode, line: int = 1) -> Example:
    return Example(
        kind="xml",
        direction="response",
        status=None,
        text=Text(""),
        json=None,
        xml=node,
        readable=True,
        place=at(line),
    )


def node(name: str, *children: Any, line: int = 1) -> XmlNode:
    text = children[0] if children and isinstance(children[0], str) else ""
    return XmlNode(
        name=Text(name),
        namespace=None,
        attributes=(),
        text=Text(text),
        children=tuple(each for each in children if isinstance(each, XmlNode)),
        place=at(line),
    )


def operation(title: str, *routes: Stated[Route], file: str = FILE, **more: Any) -> OperationFacts:
    return OperationFacts(page=file, title=said(title), anchor=None, routes=routes, **more)


def page(
    *operations: OperationFacts,
    types: tuple[TypeFacts, ...] = (),
    title: str = "Polls",
    file: str = FILE,
) -> Page:
    return Page(
        file=file,
        title=Text(title),
        sha256="0" * 64,
        role=Role.OPERATIONS,
        date=said("2024-05-06"),
        operations=operations,
        types=types,
        common=(),
        errors=(),
        links=(),
    )


def pages(*some: Page) -> Pages:
    return Pages(pages=MappingProxyType({each.file: each for each in some}), problems=())


def body(
    *members: FieldFacts,
    examples: tuple[Example, ...] = (),
    types: tuple[str, ...] = (),
    media_types: tuple[str, ...] = (),
    names: tuple[str, ...] = (),
    empty: tuple[bool, ...] = (),
) -> BodyFacts:
    return BodyFacts(
        members=members,
        examples=examples,
        types=tuple(said(each) for each in types),
        media_types=tuple(said(each) for each in media_types),
        names=tuple(said(each) for each in names),
        empty=tuple(said(each) for each in empty),
    )
