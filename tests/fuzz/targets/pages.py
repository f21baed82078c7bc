"""The reader of pages: facts with places in the page, or a warning, for any bytes of any markup."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from clientgen.diagnostics import render_text
from clientgen.pages import CODES, LONGEST_WORDS, Stated, built_in, built_in_names, read_contents
from clientgen.text import Text, reveal

from ..literals import literals
from ..target import ROOT, Target
from ..texts import JSON_WORDS, XML_WORDS, choosing, grammar

WORDS = (*literals("words", "pages"), *JSON_WORDS[:10], *XML_WORDS[:10])
ENDINGS = (".md", ".html", ".rst")
STYLES = (None, *built_in_names())


def check(data: bytes) -> None:
    choice = data[0] if data else 0
    file = f"page{ENDINGS[choice % len(ENDINGS)]}"
    style = STYLES[choice // len(ENDINGS) % len(STYLES)]
    content = data[1:]
    pages = read_contents({file: content}, None if style is None else built_in(style))
    assert len(pages.pages) + len(pages.problems) == 1
    for problem in pages.problems:
        assert problem.code in CODES
        assert problem.level == "warning"
    assert render_text(pages.problems).replace("\n", "").isprintable()
    lines = content.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for stated in _stated(pages.pages.get(file)):
        assert stated.place.file == file
        assert 1 <= stated.place.line <= len(lines)
        assert 1 <= stated.place.column <= len(lines[stated.place.line - 1]) + 1
        assert len(reveal(stated.words)) <= LONGEST_WORDS
        assert "\n" not in reveal(stated.words)


def _stated(value: object) -> Iterator[Stated[object]]:
    pending = [value]
    while pending:
        each = pending.pop()
        if isinstance(each, Stated):
            yield each
        if isinstance(each, tuple):
            pending += each
        elif is_dataclass(each) and not isinstance(each, (type, Text)):
            pending += [getattr(each, field.name) for field in fields(each)]


def _pages() -> Iterable[bytes]:
    for path in sorted((ROOT / "tests" / "pages" / "styles").glob("*/*")):
        if path.suffix in ENDINGS:
            yield path.read_bytes()


def seeds() -> Iterable[bytes]:
    for path in sorted((ROOT / "tests" / "pages" / "styles").glob("*/*")):
        if path.suffix in ENDINGS:
            yield bytes([ENDINGS.index(path.suffix)]) + path.read_bytes()


TARGET = Target(
    check=check,
    seeds=seeds,
    inputs=choosing(len(ENDINGS) * len(STYLES), grammar(WORDS, _pages)),
    words=WORDS,
    runs=150,
)
