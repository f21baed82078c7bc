"""Formats Python exactly as black does, if this can be decided without black.

Only code that templates print is supported: names, plain literals, calls, displays, annotations.
All other code, and lines without an obvious bracket to split at, are left to black.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from clientgen.python_source.docstrings import WIDTH
from clientgen.python_source.layout_tokens import Line, Token, UnsureError, read_lines, sure

_UNKNOWN = re.compile(
    r"[?t]|^s$|^cn\(\)|[ns0)\]}][ns0]|(?<![ns0)\]}])[|~>=]|(?<![(\[{,])\*|(?<![(\[{,=])-|.@"
    r"|^fs|i\((?!.*,.*,\)$)|(?<![ns)\]}f.])\.|\.(?![ni.])|(?<![ns)\]}i(\[{,=:])\(|^[^kcdao].*:$"
)
"""Matches letters of a line that are unknown here, or are in a place with an unknown layout."""
_UNKNOWN_OUTSIDE = re.compile(r"^[kcdaorwfi].*:.|,:?$|^@(?![n.]+(?:\(\))?$)")
"""The same, for the letters outside of brackets."""
_SPLIT = re.compile(
    r"(?:!(?:a?dn|cn|f[n.]+i|(?:[n.]+(?::[n.|]+(?:\[\][n.|]*)?)?=|r|@)?w?)|(?:n=|[ns0]:)?)"
    r"(?:n[n.]*(?=\())?([(\[{])[)\]}](?:>.*)?[,:]?$"
)
"""Where to split a line, by its letters outside of brackets; `!` begins a whole line."""


def laid_out(source: str) -> str | None:
    """Return `source` as black formats it, or None if only black can decide."""
    try:
        text = "\n".join(_lay_out(source)) + "\n"
    except UnsureError:
        return None
    return text if all(len(line) <= WIDTH for line in text.split("\n")) else None


def _lay_out(source: str) -> Iterator[str]:
    sure(source.isascii() and source.replace("\n", " ").isprintable() and source.strip())
    above: list[Line] = []
    definitions: list[int] = []
    for line in read_lines(source.strip(" \n") + "\n"):
        yield from [""] * (_blanks(line, above, definitions) if above else 0)
        if line.ready:
            yield f"{'    ' * line.depth}{line.ready}"
        else:
            yield from _statement(line.tokens, line.depth)
        above.append(line)
        definitions += [line.depth] * (line.kind in "cd")


def _blanks(line: Line, above: list[Line], definitions: list[int]) -> int:
    """Return how many empty lines black leaves between a line and those above it."""
    last, usual = above[-1], 1 if line.depth else 2
    defines = line.kind in "@cd"
    ended = [depth for depth in definitions if depth >= line.depth]
    del definitions[len(definitions) - len(ended) :]
    if line.depth > last.depth:
        is_apart = defines and last.kind not in "@cd"
        sure(is_apart or line.blanks == 0)
        return int(is_apart)
    if last.kind == "@":
        return 0
    is_first = len(above) == 1
    if defines or ended:
        sure(line.first not in {"elif", "else", "except", "finally"})
        sure(line.kind != "@" or last.kind != "t" or not is_first)
        return usual
    ends_docstring = last.kind == "t" and (is_first or above[-2].kind == "c")
    ends_imports = last.kind in "fi" and line.kind not in "fi" and last.depth == line.depth
    return 1 if ends_docstring or ends_imports else min(line.blanks, usual)


def _statement(tokens: list[Token], depth: int) -> Iterable[str]:
    letters = "".join(token.letter for token in tokens)
    if letters == "t":
        sure(_is_plain(tokens[0].text[3:-3], " " * 4 * depth))
        return [_text(tokens, depth)]
    sure(not _UNKNOWN.search(letters) and not _UNKNOWN_OUTSIDE.search(_letters(tokens)))
    if letters[0] == "f" and not _fits(tokens, depth):
        tokens = _bracketed(tokens, letters.index("i") + 1)
    return _lay(tokens, depth)


def _is_plain(text: str, indent: str) -> bool:
    """Whether black leaves the text of a docstring unchanged."""
    first, *others = text.split("\n")
    margins = [len(line) - len(line.lstrip()) for line in others if line.strip()]
    bare = [line.rstrip() for line in others]
    bare[-1:] = [line or indent for line in bare[-1:]]
    is_indented = not others or min(margins, default=-1) == len(indent)
    return first == first.strip() and first[:1] not in {"", '"'} and others == bare and is_indented


def _bracketed(tokens: list[Token], at: int) -> list[Token]:
    """Return an import with its names in brackets; `at` is the index after `import`."""
    names = [token for token in tokens[at:] if token.letter not in "()"]
    names += [Token(",", ",")] if names[-1].letter != "," else []
    for name in names:
        name.level = 1
    opening = Token("(", "(", gap=" ", form="display")
    return [*tokens[:at], opening, *names, Token(")", ")", explodes=True)]


def _letters(tokens: Sequence[Token]) -> str:
    return "".join(token.letter for token in tokens if token.level == tokens[0].level)


def _text(tokens: Sequence[Token], depth: int) -> str:
    return " " * 4 * depth + "".join(token.gap + token.text for token in tokens).lstrip()


def _fits(tokens: Sequence[Token], depth: int) -> bool:
    return len(_text(tokens, depth)) <= WIDTH and not any(token.explodes for token in tokens)


def _items(tokens: Sequence[Token]) -> list[list[Token]]:
    """Return the items between commas, without the commas."""
    groups = groupby(tokens, lambda token: (token.letter, token.level) == (",", tokens[0].level))
    return [list(group) for is_comma, group in groups if not is_comma]


def _lay(tokens: Sequence[Token], depth: int) -> Iterator[str]:
    if _fits(tokens, depth):
        yield _text(tokens, depth)
        return
    level = tokens[0].level
    split = _SPLIT.match(("" if level else "!") + _letters(tokens))
    if split is None:
        raise UnsureError
    outside = [index for index, token in enumerate(tokens) if token.level == level]
    start, end = outside[split.start(1) - (level == 0) :][:2]
    sure(end > start + 1)
    sure(not any(token.explodes for token in [*tokens[:start], *tokens[end + 1 :]]))
    yield _text(tokens[: start + 1], depth)
    yield from _inside(tokens[start + 1 : end], tokens[start].form, depth + 1)
    yield _text(tokens[end:], depth)


def _inside(tokens: Sequence[Token], form: str, depth: int) -> Iterator[str]:
    """The content of brackets: on one line if allowed and possible, else one item per line."""
    items = _items(tokens)
    last = [Token(",", ",", tokens[0].level)]
    has_comma = (tokens[-1].letter, tokens[-1].level) == (",", tokens[0].level)
    sure("o" not in _letters(tokens))
    if len(items) > 1 and form != "display" and not has_comma and _fits(tokens, depth):
        yield _text(tokens, depth)
        return
    for item in items:
        whole = item + last * (len(items) > 1 or has_comma or form == "parameters")
        sure(form != "parameters" or _fits(whole, depth))
        yield from _lay(whole, depth)
