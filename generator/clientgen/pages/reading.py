"""Reads a folder of pages as facts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from clientgen.pages import html, markdown, rst
from clientgen.pages.blocks import Document, Heading, TooDeepError
from clientgen.pages.facts import Page, Pages, Role
from clientgen.pages.profile import Profile
from clientgen.pages.source import LINE_LIMIT, MARKUPS, Source, decoded, longest_line
from clientgen.text import Text


def read_pages(folder: Path, profile: Profile | None = None) -> Pages:
    """Return the facts of all pages below `folder`, or of the one page that it names.

    Without a profile, the conventions that most pages share are assumed. Pages that cannot be read
    are warnings in `problems`, with codes of `CODES`; nothing is fetched. Never raises for the content of
    a page; raises `ModuleNotFoundError` without the extra `pages`, and `OSError` if `folder` does not exist.
    """
    folder.stat()
    source = Source(folder)
    found: dict[str, Page] = {}
    for file, content in source.pages.items():
        page = _read_page(file, content, profile or Profile(), source)
        if page is not None:
            found[file] = page
    return Pages(pages=MappingProxyType(found), problems=tuple(source.problems))


def _read_page(file: str, content: bytes, profile: Profile, source: Source) -> Page | None:
    text = decoded(content)
    if text is None:
        source.warn("PAGE105", file, "the page is not UTF-8", hint="save it as UTF-8")
        return None
    line, length = longest_line(text)
    if length > LINE_LIMIT:
        source.warn(
            "PAGE109", file, f"a line has {length:,} characters; the limit is {LINE_LIMIT:,}", line
        )
        return None
    try:
        document = _document(file, text, _dropped_by(profile))
    except TooDeepError as error:
        source.warn("PAGE108", file, f"{error} are nested too deeply, or are too many", error.line)
        return None
    return Page(
        file=file,
        title=Text(_title(document)),
        sha256=hashlib.sha256(content).hexdigest(),
        role=Role.OTHER,
        date=None,
        operations=(),
        types=(),
        common=(),
        errors=(),
        links=(),
    )


def _document(file: str, text: str, drop: Callable[[html.Element], bool]) -> Document:
    match MARKUPS.get(PurePosixPath(file).suffix.lower()):
        case "html":
            return html.read(text, drop)
        case "rst":
            return rst.read(text)
        case _:
            return markdown.read(text, drop)


def _title(document: Document) -> str:
    first = next((block for block in document.blocks if isinstance(block, Heading)), None)
    return document.title or (first.text.text if first else "")


def _dropped_by(profile: Profile) -> Callable[[html.Element], bool]:
    wanted = [_selector(each) for each in profile.drop]

    def drop(element: html.Element) -> bool:
        classes = element.attributes.get("class", "").split()
        return any(
            (not tag or tag == element.tag)
            and (not mark or name in (classes if mark == "." else [element.attributes.get("id")]))
            for tag, mark, name in wanted
        )

    return drop


def _selector(text: str) -> tuple[str, str, str]:
    mark = next((each for each in ".#" if each in text), "")
    tag, _, name = text.partition(mark) if mark else (text, "", "")
    return tag, mark, name
