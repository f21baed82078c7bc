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

_TOKEN = re.compile(
    r'(?P<line>\n[\n ]*)|(?P<space> +)|(?P<t>"""(?:[^"\\]++|"(?!""))++""")'
    r'|(?P<s>(?!""")"(?:[^"\\\n]++|\\(?:[\\nrt]|x[0-9a-f]{2}|u[0-9a-f]{4}|U[0-9a-f]{8}))*+"'
    r"""|f"[^"\\\n]*"|'[^'"\\\n]*"[^'\\\n]*'|\.\.\.|None\b|True\b|False\b)"""
    r"|(?P<k>lambda:(?= \w))|(?P<n>[A-Za-z_]\w*)|(?P<n0>\d+(?:\.\d+)?)|(?P<sign>->|==|!=|\*\*|[-*/|@:=.,()\[\]{}])|(?P<other>.)"
)
_WORDS = "def class async return await from import for lambda -> ** == != /"
_LETTERS = {word: "k" for word in kwlist if word.islower()}
_LETTERS |= zip(_WORDS.split(), "dcarwfio?>*~~~", strict=True)
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
    """A logical line with `blanks` empty lines above it."""

    depth: int = 0
    blanks: int = 0
    tokens: list[Token] = field(default_factory=list)

    @property
    def kind(self) -> str:
        """The letter that the line begins with, without `async`."""
        return self.tokens[self.tokens[0].letter == "a"].letter


def sure(known: object) -> None:
    """Raise `UnsureError` unless something is known."""
    if not known:
        raise UnsureError


def read_lines(source: str) -> Iterator[Line]:
    """Yield the logical lines of a source; raise `UnsureError` for what is unknown here."""
    line, inside = Line(), [Token("", "")]
    for match in _TOKEN.finditer(source):
        kind, text = match.lastgroup or "", match[0]
        if kind == "line" and len(inside) == 1:
            yield line
            depth, rest = divmod(len(text) - text.rindex("\n") - 1, 4)
            sure(rest == 0 and depth <= line.depth + 1)
            line = Line(depth, text.count("\n") - 1)
        elif kind not in {"line", "space"}:
            sure(kind != "other")
            token = Token(text, _LETTERS.get(text, text if kind == "sign" else kind[-1]))
            _place(token, line.tokens, inside)
            line.tokens.append(token)
    sure(len(inside) == 1 and not line.tokens)


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
