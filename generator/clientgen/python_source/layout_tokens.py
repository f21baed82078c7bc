"""Reads Python that templates print into lines of tokens, with the spaces that black sets between them.

Each token has a letter, so that patterns can describe a line: `n` for a name, `s` and `0` for
strings and numbers, `t` for text in triple quotes, `k` for most keywords (with `lambda:`) except the
first ones of `_WORDS`; punctuation is its own letter except the last ones of `_WORDS`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from keyword import kwlist

from clientgen.python_source.docstrings import WIDTH
from clientgen.python_source.layout_ready import READY

_TOKEN = re.compile(
    r'(?P<line>\n[\n ]*)|(?P<space> +)|(?P<t>"""(?:[^"\\]++|"(?!""))++""")'
    r'|(?P<s>(?!""")"(?:[^"\\\n]++|\\(?:[\\nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}))*+"'
    r"""|f"[^"\\\n]*"|'[^'"\\\n]*"[^'\\\n]*'|\.\.\.|None\b|True\b|False\b)"""
    r"|(?P<k>lambda:(?= \w))|(?P<n>[A-Za-z_]\w*)|(?P<n0>\d+(?:\.\d+)?)|(?P<sign>->|==|!=|\*\*|[-*/|@:=.,()\[\]{}])|(?P<other>.)"
)
_WORDS = "def class async return await from import for lambda -> ** == != /"
_LETTERS = {word: "k" for word in kwlist if word.islower()}
_LETTERS |= zip(_WORDS.split(), "dcarwfio?>*~~~", strict=True)
_KINDS = {"at": "@", **dict(zip("dcrfiktn", "dcrfiktn", strict=True))}
"""The letters of the lines that are ready."""
_AFTER = re.compile(r"\n[\n ]*")
_VALUE, _OPENING, _CLOSING = frozenset("ns0)]}"), frozenset("([{"), frozenset(")]}")


class UnsureError(Exception):
    """Only black can decide the layout."""


@dataclass(slots=True)
class Token:
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
class Line:
    """A logical line with `blanks` empty lines above it; one that is `ready` is not read as tokens."""

    depth: int = 0
    blanks: int = 0
    tokens: list[Token] = field(default_factory=list)
    ready: str = ""
    kind: str = ""
    """The letter that the line begins with, without `async`."""

    @property
    def first(self) -> str:
        """The word that the line begins with."""
        return self.ready or self.tokens[0].text


def sure(known: object) -> None:
    """Raise `UnsureError` unless something is known."""
    if not known:
        raise UnsureError


def read_lines(source: str) -> Iterator[Line]:
    """Yield the logical lines of a source; raise `UnsureError` for what is unknown here."""
    place, line = 0, Line()
    while place < len(source):
        ready = READY.match(source, place)
        if ready is not None and _is_ready(ready, line.depth):
            line.ready, line.kind, place = ready[0], _KINDS[ready.lastgroup or ""], ready.end()
        else:
            place = _read_tokens(source, place, line)
        yield line
        after = _AFTER.match(source, place)
        if after is None:
            raise UnsureError
        blanks = after[0]
        depth, rest = divmod(len(blanks) - blanks.rindex("\n") - 1, 4)
        sure(rest == 0 and depth <= line.depth + 1)
        line, place = Line(depth, blanks.count("\n") - 1), after.end()
    sure(not line.tokens)


def _is_ready(found: re.Match[str], depth: int) -> bool:
    """Tell whether a line ends after a match, and fits."""
    end = found.end()
    return found.string[end] == "\n" and end - found.start() + 4 * depth <= WIDTH


def _read_tokens(source: str, place: int, line: Line) -> int:
    """Read the tokens of a logical line, and return the place of its end."""
    inside = [Token("", "")]
    for match in _TOKEN.finditer(source, place):
        kind, text = match.lastgroup or "", match[0]
        if kind == "line" and len(inside) == 1:
            place = match.start()
            break
        if kind not in {"line", "space"}:
            sure(kind != "other")
            token = Token(text, _LETTERS.get(text, text if kind == "sign" else kind[-1]))
            _place(token, line.tokens, inside)
            line.tokens.append(token)
    sure(len(inside) == 1 and line.tokens)
    line.kind = line.tokens[line.tokens[0].letter == "a"].letter
    return place


def _place(token: Token, line: list[Token], inside: list[Token]) -> None:
    """Set the space before a token as black does, and update the brackets around it."""
    before, around = line[-1] if line else Token("", "", tight=True), inside[-1]
    letter = token.letter
    hugs = letter in "),]}:" or (letter in "([" and before.letter in _VALUE)
    token.tight = letter in "([{.*-@"
    if letter in _CLOSING:
        sure(len(inside) > 1)
        _close(inside.pop(), before, token)
    elif letter in _OPENING:
        is_tuple = letter == "(" and not hugs
        sure(not is_tuple or before.form != "subscript")
        sure(not is_tuple or before.letter != ":" or around.letter == "{")
        token.form = "display" if not hugs else "call" if letter == "(" else "subscript"
        if len(inside) == 1 and [each.letter for each in line[-2:]] == ["d", "n"]:
            token.form = "parameters"
    elif letter == ",":
        around.commas, around.annotated = around.commas + 1, False
    elif letter == ":":
        sure(around.letter in "{" or around.form == "parameters")
        around.annotated = True
    elif letter == ".":
        hugs = before.letter != "f"
    elif letter == "=":
        sure(around.letter in "(")
        hugs = token.tight = around.letter == "(" and not around.annotated
    token.level = len(inside) - 1
    token.gap = "" if hugs or (before.tight and letter != "i") else " "
    inside.extend([token] if letter in _OPENING else [])


def _close(opening: Token, before: Token, token: Token) -> None:
    is_tuple = opening.text == "(" and opening.form == "display"
    sure(not is_tuple or opening.commas or before is opening)
    token.explodes = before.letter == "," and not (is_tuple and opening.commas == 1)
