"""Reads a folder of pages as facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from hashlib import sha256
from pathlib import Path, PurePosixPath
from types import MappingProxyType

from clientgen.diagnostics import Diagnostic
from clientgen.pages import html, html_tree, markdown, rst
from clientgen.pages.blocks import Document, TooDeepError
from clientgen.pages.facts import Page, Pages
from clientgen.pages.page import PageReader
from clientgen.pages.profile import Profile, replaced
from clientgen.pages.profiles import profile_beside
from clientgen.pages.source import (
    LINE_LIMIT,
    MARKUPS,
    Source,
    decoded,
    longest_line,
    warning,
)
from clientgen.pages.spots import Spots


def read_pages(folder: Path, profile: Profile | None = None) -> Pages:
    """Return the facts of all pages below `folder`, or of the one page that it names.

    Without a profile, that of the file `profile.yaml` beside the pages is used; without one, the
    conventions that most pages share are assumed. Pages and a profile that cannot be read
    are warnings in `problems`, with codes of `CODES`; nothing is fetched. Never raises for the content of
    a page; raises `ModuleNotFoundError` without the extra `pages`, and `OSError` if `folder` does not exist.
    """
    folder.stat()
    source = Source(folder)
    problems = list(source.problems)
    if profile is None:
        profile, found = profile_beside(folder)
        problems += found
    read = read_contents(source.pages, profile)
    return replace(read, problems=(*problems, *read.problems))


def read_contents(contents: Mapping[str, bytes], profile: Profile | None = None) -> Pages:
    """Return the facts of pages whose bytes are given by their files, as `read_pages` does."""
    found: dict[str, Page] = {}
    problems: list[Diagnostic] = []
    for file in sorted(contents):
        page = _read_page(file, contents[file], profile or Profile(), contents)
        if isinstance(page, Page):
            found[file] = page
        else:
            problems.append(page)
    return Pages(pages=MappingProxyType(found), problems=tuple(problems))


def _read_page(
    file: str, content: bytes, profile: Profile, contents: Mapping[str, bytes]
) -> Page | Diagnostic:
    text = decoded(content)
    if text is None:
        return warning("PAGE105", file, "the page is not UTF-8", hint="save it as UTF-8")
    line, length = longest_line(text)
    if length > LINE_LIMIT:
        message = f"a line has {length:,} characters; the limit is {LINE_LIMIT:,}"
        return warning("PAGE109", file, message, line)
    try:
        document = _document(file, replaced(text, profile), _dropped_by(profile))
        reader = PageReader(document, Spots(file, text), profile, contents)
        return reader.page(sha256(content).hexdigest())
    except (TooDeepError, RecursionError) as error:
        line = error.line if isinstance(error, TooDeepError) else 1
        message = "the page is nested too deeply, or has too many parts"
        return warning("PAGE108", file, message, line)


def _document(file: str, text: str, drop: Callable[[html_tree.Element], bool]) -> Document:
    match MARKUPS.get(PurePosixPath(file).suffix.lower()):
        case "html":
            return html.read(text, drop)
        case "rst":
            return rst.read(text)
        case _:
            return markdown.read(text, drop)


def _dropped_by(profile: Profile) -> Callable[[html_tree.Element], bool]:
    wanted = [_selector(each) for each in profile.drop]

    def drop(element: html_tree.Element) -> bool:
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
