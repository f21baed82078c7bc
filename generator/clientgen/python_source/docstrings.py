"""Docstrings: text of the spec, wrapped, between quotes that the encoder writes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from clientgen.ir import Text, reveal
from clientgen.python_source.literals import escape

WIDTH = 100
"""Maximum columns of a generated line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a section: a name of the generated code and its description in the spec."""

    name: str
    text: tuple[Text | str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A titled part of a docstring, `Args` or `Raises`."""

    title: str
    items: tuple[Item, ...]


def docstring(
    summary: tuple[Text | str, ...],
    *,
    paragraphs: tuple[tuple[Text | str, ...], ...] = (),
    sections: tuple[Section, ...] = (),
    closing: tuple[Text | str, ...] = (),
    indent: int = 4,
) -> str:
    """Return a whole docstring for code indented by `indent` columns.

    Spec text is a `Text`; a `str` is text of the generator or a name that it chose. The first line
    is not indented, the others are, so that a template can print it at the place of the code. A
    part that ends without a full stop gets one.
    """
    margin = " " * indent
    width = WIDTH - indent
    blocks = [
        list(_wrap(_sentence(summary), width, width - 3)),
        *(list(_wrap(_sentence(paragraph), width)) for paragraph in paragraphs),
        *(_section(section, width) for section in sections if section.items),
        list(_wrap(_words(closing), width)),
    ]
    blocks = [block for block in blocks if block]
    if not blocks:
        blocks = [["(no description)"]]
    lines = "\n\n".join("\n".join(_inside(line) for line in block) for block in blocks).split("\n")
    if lines[0].startswith('"'):
        lines[0] = f" {lines[0]}"  # as black separates it from the opening quotes
    if len(lines) == 1 and len(lines[0]) <= width - 6:
        return f'"""{_closed(lines[0])}"""'
    body = "\n".join(margin + line if line and index else line for index, line in enumerate(lines))
    return f'"""{body}\n{margin}"""'


def prose(text: Text, width: int) -> tuple[str, ...]:
    """Return the lines of `text`, wrapped at `width` columns, blank lines between paragraphs."""
    lines: list[str] = []
    for paragraph in _paragraphs(reveal(text)):
        lines.extend(["", *_wrap(paragraph, width)] if lines else _wrap(paragraph, width))
    return tuple(lines)


def _section(section: Section, width: int) -> list[str]:
    lines = [f"{section.title}:"]
    for item in section.items:
        wrapped = list(_wrap([f"{item.name}:", *_sentence(item.text)], width - 8, width - 4))
        lines.extend(("        " if index else "    ") + line for index, line in enumerate(wrapped))
    return lines


def _sentence(parts: tuple[Text | str, ...]) -> list[str]:
    words = _words(parts)
    if words and (words[-1][-1].isalnum() or words[-1][-1] in "`)"):
        words[-1] += "."
    return words


def _words(parts: tuple[Text | str, ...]) -> list[str]:
    words: list[str] = []
    for part in parts:
        plain = reveal(part) if isinstance(part, Text) else part
        words.extend(
            word for word in plain.replace("\t", " ").replace("\n", " ").split(" ") if word
        )
    return words


def _paragraphs(text: str) -> Iterator[list[str]]:
    paragraph: list[str] = []
    for line in text.split("\n"):
        words = [word for word in line.replace("\t", " ").split(" ") if word]
        if words:
            paragraph.extend(words)
        elif paragraph:
            yield paragraph
            paragraph = []
    if paragraph:
        yield paragraph


def _wrap(words: list[str], width: int, first: int | None = None) -> Iterator[str]:
    """Lines of at most `width` columns, the first of `first`; a longer word gets its own line."""
    room = width if first is None else first
    line = ""
    for word in words:
        if line and len(line) + 1 + len(word) > room:
            yield line
            line, room = word, width
        else:
            line = f"{line} {word}" if line else word
    if line:
        yield line


def _inside(line: str) -> str:
    """The characters of `line` as written between triple quotes."""
    return escape(line).replace('"""', '\\"\\"\\"')


def _closed(line: str) -> str:
    """The line, with a quote at its end escaped so that only three quotes close the docstring."""
    before = line[:-1]
    backslashes = len(before) - len(before.rstrip("\\"))
    bare = line.endswith('"') and backslashes % 2 == 0
    return before + '\\"' if bare else line
