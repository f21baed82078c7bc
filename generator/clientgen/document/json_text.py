"""Reads JSON, token by token, as the same data and marks as YAML."""

from __future__ import annotations

import json
import re
from typing import NoReturn

from clientgen.diagnostics import quote
from clientgen.document.building import Builder
from clientgen.document.data import Document
from clientgen.document.problems import Place, Problems
from clientgen.document.scalars import is_json_word

# the inside of a text as far as it is on one line, and what it may consist of
_INSIDE = r'[^"\\\x00-\x1f]*(?:\\[^\x00-\x1f][^"\\\x00-\x1f]*)*'
_TOKEN = re.compile(rf'[ \t\r\n]*(?:"({_INSIDE})"|([{{}}\[\],:])|([^ \t\r\n{{}}\[\],:"]+)|("))')
_CLOSED_PART = re.compile(_INSIDE)
_TEXT, _MARK, _WORD = 1, 2, 3
_CLOSING = {"{": "}", "[": "]"}

_VALUE = "a value"
_VALUE_OR_END = "a value or `]`"
_KEY = "a key in double quotes"
_KEY_OR_END = "a key in double quotes or `}`"
_COLON = "`:` after the key"
_COMMA_OR_END = {"{": "`,` or `}`", "[": "`,` or `]`"}
_NOTHING = "the end of the file"

_COMMENTS = ("//", "/*", "#")
_HINTS = {
    _VALUE: "put double quotes around text",
    _VALUE_OR_END: "put double quotes around text",
    _KEY: "put double quotes around the key",
    _KEY_OR_END: "put double quotes around the key",
    _COLON: "write `:` between a key and its value",
    **dict.fromkeys(_COMMA_OR_END.values(), "separate two members with a comma"),
    _NOTHING: "remove what follows the last bracket",
}


def read_json(text: str, problems: Problems) -> Document:
    """Return the document of a text that `decode` accepts; report what is not JSON.

    A text `$schema` at the top tells editors which schema the file has, and is left out.
    """
    builder = Builder(problems)
    _Reader(text, builder, problems).read()
    data, marks = builder.data, builder.marks
    if isinstance(data, dict) and isinstance(data.get("$schema"), str):
        data = {key: each for key, each in data.items() if key != "$schema"}
        marks = {key: each for key, each in marks.items() if key != "$schema"}
    return Document(problems.file, data, marks)


class _Reader:
    """Passes the keys and values of a text to a builder; stops at the first that is not JSON."""

    def __init__(self, text: str, builder: Builder, problems: Problems) -> None:
        self._text = text
        self._builder = builder
        self._problems = problems
        self._open: list[tuple[str, Place]] = []
        """The brackets that are not closed yet."""
        self._expected = _VALUE
        """What may come next, in words."""
        self._line, self._line_start, self._line_end = 1, 0, text.find("\n")

    def read(self) -> None:
        """Read the whole text."""
        text, end = self._text, 0
        while (match := _TOKEN.match(text, end)) is not None:
            kind, end = match.lastindex, match.end()
            if kind == _TEXT:
                self._take_text(match[_TEXT], match.start(_TEXT) - 1)
            elif kind == _MARK:
                self._take_mark(match[_MARK], match.start(_MARK))
            elif kind == _WORD:
                self._take_word(match[_WORD], match.start(_WORD))
            else:
                self._refuse_quotes(end - 1)
        if self._open:
            bracket, place = self._open[-1]
            self._refuse(f"{quote(bracket)} is not closed", place, "add the closing bracket")

    def _take_text(self, text: str, start: int) -> None:
        is_key = self._expected in (_KEY, _KEY_OR_END)
        if not is_key and self._expected not in (_VALUE, _VALUE_OR_END):
            self._refuse_token(f'"{text}"', start)
        if "\\" in text:
            text = self._unescaped(text, start)
        self._take(text, start, plain=False)
        self._expected = _COLON if is_key else self._after_value()

    def _take_word(self, word: str, start: int) -> None:
        if self._expected not in (_VALUE, _VALUE_OR_END) or not is_json_word(word):
            self._refuse_token(word, start)
        self._take(word, start, plain=True)
        self._expected = self._after_value()

    def _take(self, text: str, start: int, *, plain: bool) -> None:
        place = self._place(start)
        self._builder.count(place)
        self._builder.take_scalar(text, place, plain=plain)

    def _take_mark(self, mark: str, start: int) -> None:
        bracket = self._open[-1][0] if self._open else ""
        if mark == "," and self._expected == _COMMA_OR_END.get(bracket):
            self._expected = _KEY if bracket == "{" else _VALUE
        elif mark == ":" and self._expected == _COLON:
            self._expected = _VALUE
        elif mark in _CLOSING and self._expected in (_VALUE, _VALUE_OR_END):
            place = self._place(start)
            self._builder.count(place)
            self._builder.start({} if mark == "{" else [], place)
            self._open.append((mark, place))
            self._expected = _KEY_OR_END if mark == "{" else _VALUE_OR_END
        elif mark == _CLOSING.get(bracket) and self._expected.endswith(f" or `{mark}`"):
            self._builder.end()
            self._open.pop()
            self._expected = self._after_value()
        else:
            self._refuse_token(mark, start)

    def _after_value(self) -> str:
        return _COMMA_OR_END[self._open[-1][0]] if self._open else _NOTHING

    def _unescaped(self, text: str, start: int) -> str:
        try:
            return str(json.loads(f'"{text}"'))
        except json.JSONDecodeError as error:
            hint = r"write `\\` for a backslash, and `\u` with four digits for a character"
            self._refuse("invalid escape", self._place(start + error.pos), hint)

    def _place(self, index: int) -> Place:
        """Return the line and column of a character, not before the one asked for last."""
        while 0 <= self._line_end < index:
            self._line += 1
            self._line_start = self._line_end + 1
            self._line_end = self._text.find("\n", self._line_start)
        return self._line, index - self._line_start + 1

    def _refuse_token(self, found: str, start: int) -> NoReturn:
        hint = _HINTS[self._expected]
        if found.startswith(_COMMENTS):
            hint = "JSON has no comments; remove it, or save the file as YAML"
        elif found.startswith("'"):
            hint = "use double quotes"
        elif found in "}]" and self._text[:start].rstrip().endswith(","):
            hint = "remove the comma before it"
        message = f"{quote(found, 40)} where {self._expected} is expected"
        self._refuse(message, self._place(start), hint)

    def _refuse_quotes(self, start: int) -> NoReturn:
        """Refuse a text that is not closed on its line, or that contains a tab."""
        match = _CLOSED_PART.match(self._text, start + 1)
        end = match.end() if match is not None else start
        if self._text[end : end + 1] == "\t":
            message, hint = "a tab within a text", r"write `\t`"
            self._refuse(message, self._place(end), hint)
        hint = r"close the quotes; a line break within a text is written `\n`"
        self._refuse("the quotes are not closed on this line", self._place(start), hint)

    def _refuse(self, message: str, place: Place, hint: str) -> NoReturn:
        self._problems.stop("DOC105", f"this is not JSON: {message}", place, hint)
