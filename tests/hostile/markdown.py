"""Markdown as a renderer of GitHub's reads one line of it: what it shows, and what it acts on."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_PUNCTUATION = re.compile(r"\\([!-/:-@\[-`{-~])")
_FENCE = re.compile(r"`+")
_ACTIVE = re.compile(r"\]\(|[*_~<>\[\]$^]|!\[|&(?=#?\w+;)")
_START = re.compile(
    r" {0,3}(#{1,6}(?=\s|$)|[-*+](?=\s|$)|\d{1,9}[.)](?=\s|$)|>|~~~|\||(?:[-=_*]\s*){3,}$|=+\s*$)"
)
_CELL = re.compile(r"(?:\\.|[^|\\])*")


def show(line: str) -> str:
    """Return the text that a reader sees."""
    return "".join(
        text if is_code else html.unescape(_plain(text)) for text, is_code in _runs(line)
    )


def marks(line: str) -> tuple[str, ...]:
    """Return what is not shown but acted on: how the line begins, marks in it, cells of a row."""
    start = _START.match(line)
    found = [start[1]] if start else []
    for text, is_code in _runs(line):
        if not is_code:
            bare = _PUNCTUATION.sub("", text)
            found += _ACTIVE.findall(re.sub(r"&(?:lt|gt|amp|#\d+);", "", bare))
    if line.startswith("|"):
        found.append(f"{len([cell for cell in _CELL.findall(line) if cell])} cells")
    return tuple(found)


def _plain(text: str) -> str:
    return _PUNCTUATION.sub(r"\1", text)


def _runs(line: str) -> Iterator[tuple[str, bool]]:
    """Yield the text of a line in runs, each with whether it is code."""
    begin = position = 0
    while position < len(line):
        if line[position] == "\\":
            position += 2
            continue
        fence = _FENCE.match(line, position)
        close = fence and _close(line, fence)
        if fence and close:
            yield line[begin:position], False
            code = line[fence.end() : close.start()].strip(" ")
            yield code.replace("\\|", "|") if line.startswith("|") else code, True
            begin = position = close.end()
        else:
            position = fence.end() if fence else position + 1
    yield line[begin:], False


def _close(line: str, fence: re.Match[str]) -> re.Match[str] | None:
    ends = (each for each in _FENCE.finditer(line, fence.end()) if len(each[0]) == len(fence[0]))
    return next(ends, None)
