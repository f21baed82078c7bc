"""Formats Python exactly as black does, if this can be decided without black.

Only code that templates print is supported: names, plain literals, calls, displays, annotations.
All other code, and lines without an obvious bracket to split at, are left to black.

Each token has a letter, so that patterns can describe a line: `n` for a name, `s` and `0` for
strings and numbers, `t` for text in triple quotes, `k` for most keywords except the first ones of
`_WORDS`; punctuation is its own letter except the last ones of `_WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from keyword import kwlist

from clientgen.python_source.docstrings import WIDTH

_TOKEN = re.compile(
    r'(?P<line>\n[\n ]*)|(?P<space> +)|(?P<t>"""(?:[^"\\]++|"(?!""))++""")'
    r'|(?P<s>(?!""")"(?:[^"\\\n]++|\\(?:[\\nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}))*+"'
    r"""|f"[^"\\\n]*"|'[^'"\\\n]*"[^'\\\n]*'|\.\.\.|None\b|True\b|False\b)"""
    r"|(?P<n>[A-Za-z_]\w*)|(?P<n0>\d+(?:\.\d+)?)|(?P<sign>->|==|!=|\*\*|[-*/|@:=.,()\[\]{}])|(?P<other>.)"
)
_WORDS = "def class async return await from import for lambda -> ** == != /"
_LETTERS = {word: "k" for word in kwlist if word.islower()}
_LETTERS |= zip(_WORDS.split(), "dcarwfio?>*~~~", strict=True)
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
_VALUE, _OPENING, _CLOSING = frozenset("ns0)]}"), frozenset("([{"), frozenset(")]}")


class _UnsureError(Exception):
    """Only black can decide the layout."""


@dataclass(slots=True)
class _Token:
    """A token with the space before it, in `level` brackets of its line."""

    text: str
    letter: str
    level: int = 0
    gap: str = ""
    tight: bool = False
    """Whether no space follows."""
    form: str = ""
    """For an opening bracket: `call`, `parameters`, `subscript` or `display`."""
    commas: int = 0
    annotated: bool = False
    explodes: bool = False
    """For a closing bracket: whether the comma before it requires one item per line."""


@dataclass(slots=True)
class _Line:
    """A logical line with `blanks` empty lines above it."""

    depth: int = 0
    blanks: int = 0
    tokens: list[_Token] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The letter that the line begins with, without `async`."""
        return self.tokens[self.tokens[0].letter == "a"].letter


def laid_out(source: str) -> str | None:
    """Return `source` as black formats it, or None if only black can decide."""
    try:
        text = "\n".join(_lay_out(source)) + "\n"
    except _UnsureError:
        return None
    return text if all(len(line) <= WIDTH for line in text.split("\n")) else None


def _sure(known: object) -> None:
    if not known:
        raise _UnsureError


def _lay_out(source: str) -> Iterator[str]:
    _sure(source.isascii() and source.replace("\n", " ").isprintable() and source.strip())
    above: list[_Line] = []
    definitions: list[int] = []
    for line in _read(source.strip(" \n") + "\n"):
        yield from [""] * (_blanks(line, above, definitions) if above else 0)
        yield from _statement(line.tokens, line.depth)
        above.append(line)
        definitions += [line.depth] * (line.kind in "cd")


def _read(source: str) -> Iterator[_Line]:
    line, inside = _Line(), [_Token("", "")]
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup or "", match[0]
        if kind == "line" and len(inside) == 1:
            yield line
            depth, rest = divmod(len(text) - text.rindex("\n") - 1, 4)
            _sure(rest == 0 and depth <= line.depth + 1)
            line = _Line(depth, text.count("\n") - 1)
        elif kind not in {"line", "space"}:
            _sure(kind != "other")
            token = _Token(text, _LETTERS.get(text, text if kind == "sign" else kind[-1]))
            _place(token, line.tokens, inside)
            line.tokens.append(token)
    _sure(len(inside) == 1 and not line.tokens)


def _place(token: _Token, line: list[_Token], inside: list[_Token]) -> None:
    """Set the space before a token as black does, and update the brackets around it."""
    before, around = line[-1] if line else _Token("", "", tight=True), inside[-1]
    letter = token.letter
    hugs = letter in "),]}:" or (letter in "([" and before.letter in _VALUE)
    token.tight = letter in "([{.*-@"
    if letter in _CLOSING:
        _sure(len(inside) > 1)
        _close(inside.pop(), before, token)
    elif letter in _OPENING:
        is_tuple = letter == "(" and not hugs
        _sure(not is_tuple or before.form != "subscript")
        _sure(not is_tuple or before.letter != ":" or around.letter == "{")
        token.form = "display" if not hugs else "call" if letter == "(" else "subscript"
        if len(inside) == 1 and [each.letter for each in line[-2:]] == ["d", "n"]:
            token.form = "parameters"
    elif letter == ",":
        around.commas, around.annotated = around.commas + 1, False
    elif letter == ":":
        _sure(around.letter in "{" or around.form == "parameters")
        around.annotated = True
    elif letter == ".":
        hugs = before.letter != "f"
    elif letter == "=":
        _sure(around.letter in "(")
        hugs = token.tight = around.letter == "(" and not around.annotated
    token.level = len(inside) - 1
    token.gap = "" if hugs or (before.tight and letter != "i") else " "
    inside.extend([token] if letter in _OPENING else [])


def _close(opening: _Token, before: _Token, token: _Token) -> None:
    is_tuple = opening.text == "(" and opening.form == "display"
    _sure(not is_tuple or opening.commas or before is opening)
    token.explodes = before.letter == "," and not (is_tuple and opening.commas == 1)


def _blanks(line: _Line, above: list[_Line], definitions: list[int]) -> int:
    """Return how many empty lines black leaves between a line and those above it."""
    last, usual = above[-1], 1 if line.depth else 2
    defines = line.kind in "@cd"
    ended = [depth for depth in definitions if depth >= line.depth]
    del definitions[len(definitions) - len(ended) :]
    if line.depth > last.depth:
        _sure(line.blanks == 0)
        return int(defines and last.kind not in "@cd")
    if last.kind == "@":
        return 0
    is_first = len(above) == 1
    if defines or ended:
        _sure(line.tokens[0].text not in {"elif", "else", "except", "finally"})
        _sure(line.kind != "@" or last.kind != "t" or not is_first)
        return usual
    ends_docstring = last.kind == "t" and (is_first or above[-2].kind == "c")
    ends_imports = last.kind in "fi" and line.kind not in "fi" and last.depth == line.depth
    return 1 if ends_docstring or ends_imports else min(line.blanks, usual)


def _statement(tokens: list[_Token], depth: int) -> Iterable[str]:
    letters = "".join(token.letter for token in tokens)
    if letters == "t":
        _sure(_is_plain(tokens[0].text[3:-3], " " * 4 * depth))
        return [_text(tokens, depth)]
    _sure(not _UNKNOWN.search(letters) and not _UNKNOWN_OUTSIDE.search(_letters(tokens)))
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


def _bracketed(tokens: list[_Token], at: int) -> list[_Token]:
    """Return an import with its names in brackets; `at` is the index after `import`."""
    names = [token for token in tokens[at:] if token.letter not in "()"]
    names += [_Token(",", ",")] if names[-1].letter != "," else []
    for name in names:
        name.level = 1
    opening = _Token("(", "(", gap=" ", form="display")
    return [*tokens[:at], opening, *names, _Token(")", ")", explodes=True)]


def _letters(tokens: Sequence[_Token]) -> str:
    return "".join(token.letter for token in tokens if token.level == tokens[0].level)


def _text(tokens: Sequence[_Token], depth: int) -> str:
    return " " * 4 * depth + "".join(token.gap + token.text for token in tokens).lstrip()


def _fits(tokens: Sequence[_Token], depth: int) -> bool:
    return len(_text(tokens, depth)) <= WIDTH and not any(token.explodes for token in tokens)


def _items(tokens: Sequence[_Token]) -> list[list[_Token]]:
    """Return the items between commas, without the commas."""
    groups = groupby(tokens, lambda token: (token.letter, token.level) == (",", tokens[0].level))
    return [list(group) for is_comma, group in groups if not is_comma]


def _lay(tokens: Sequence[_Token], depth: int) -> Iterator[str]:
    if _fits(tokens, depth):
        yield _text(tokens, depth)
        return
    level = tokens[0].level
    split = _SPLIT.match(("" if level else "!") + _letters(tokens))
    if split is None:
        raise _UnsureError
    outside = [index for index, token in enumerate(tokens) if token.level == level]
    start, end = outside[split.start(1) - (level == 0) :][:2]
    _sure(end > start + 1)
    _sure(not any(token.explodes for token in [*tokens[:start], *tokens[end + 1 :]]))
    yield _text(tokens[: start + 1], depth)
    yield from _inside(tokens[start + 1 : end], tokens[start].form, depth + 1)
    yield _text(tokens[end:], depth)


def _inside(tokens: Sequence[_Token], form: str, depth: int) -> Iterator[str]:
    """The content of brackets: on one line if allowed and possible, else one item per line."""
    items = _items(tokens)
    last = [_Token(",", ",", tokens[0].level)]
    has_comma = (tokens[-1].letter, tokens[-1].level) == (",", tokens[0].level)
    _sure("o" not in _letters(tokens))
    if len(items) > 1 and form != "display" and not has_comma and _fits(tokens, depth):
        yield _text(tokens, depth)
        return
    for item in items:
        whole = item + last * (len(items) > 1 or has_comma or form == "parameters")
        _sure(form != "parameters" or _fits(whole, depth))
        yield from _lay(whole, depth)
