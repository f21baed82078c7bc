"""Recognises lines of Python that black leaves as they are, without reading them as tokens.

Most lines that templates print are of this kind. The patterns know one-line statements of a few forms with the spaces that
black sets; a line that none of them matches is laid out from its tokens, with the same result if it is of this kind.
"""

from __future__ import annotations

import re
from keyword import kwlist

_STRING = r'"(?!"")[^"\\\n]*+"'
"""A string without escapes; black does not change it."""
_NAME = r"(?!(?:lambda|yield|not)\b)[A-Za-z_]\w*+"
_NAMED = rf"{_NAME}(?: as {_NAME})?+"
_DOTTED = rf"{_NAME}(?:\.{_NAME})*+"
_PLAIN = rf"(?:{_STRING}|\d++(?:\.\d++)?+|\.\.\.|{_DOTTED})(?![\w.\"'])"


def _inside(value: str, before: str = "") -> str:
    """Values between commas, to a closing bracket without a comma before it."""
    return rf"(?:{before}{value}(?:, (?![\])}}])|(?=[\])}}])))*+"


_OTHER = rf"{_DOTTED}(?:\[{_inside(_PLAIN)}\])?+(?![\w.\"'(\[{{])"
"""What may stand after a `|`."""


_TUPLE = rf"(?<!\w)\((?:{_PLAIN}(?:,(?=\))|(?:, {_PLAIN})++))?+\)"
"""Without a comma, the brackets would be too many; after a name, the comma."""


def _value(depth: int) -> str:
    """A name, text or number, a call, a subscript or a display, perhaps with others after `|`.

    That brackets are closed by their like is left to the compiler.
    """
    if depth == 0:
        return _PLAIN
    inside = _inside(_value(depth - 1), rf"(?:{_NAME}=|{_PLAIN}: )?+")
    brackets = rf"(?:{_TUPLE}|(?:(?<=\w)\(|[\[{{]){inside}[\])}}])"
    one = rf"(?:{_DOTTED}(?!\[\()|(?=[\[({{])){brackets}?+(?![\w.\"'(\[{{])|{_PLAIN}"
    return rf"(?:(?:{one})(?: \| {_OTHER})*+)"


def _type(depth: int) -> str:
    """A type: a name with others in square brackets, and such between `|`."""
    if depth == 0:
        return _PLAIN
    inside = _inside(rf"(?:\[{_inside(_PLAIN)}\]|{_type(depth - 1)})")
    several = rf"{_DOTTED}(?!\[\()\[{inside}\](?![\w.\"'(\[{{])"
    return rf"(?:(?:{several}|{_PLAIN})(?: \| {_OTHER})*+)"


_VALUE, _TYPE = _value(2), _type(2)
_PARAMETER = rf"(?:\*(?=,)|\*{{0,2}}+{_NAME}(?:: {_TYPE}(?: = {_PLAIN})?+|=(?!=){_PLAIN})?+)"
_KINDS = {
    "d": rf"(?:async )?+def {_NAME}\({_inside(_PARAMETER)}\)(?: -> {_TYPE})?+:",
    "c": rf"class {_NAME}(?:\((?!\)){_inside(_TYPE)}\))?+:",
    "r": rf"return (?:await )?+{_VALUE}",
    "f": rf"from (?=[\w.]+ )\.{{0,2}}+(?:{_DOTTED})?+ import {_NAMED}(?:, {_NAMED})*+",
    "i": rf"import {_DOTTED}(?: as {_NAME})?+",
    "t": r'"""[^\s"\\](?:[^"\\\n]*[^\s"\\])?+"""',
    "at": rf"@{_DOTTED}(?:\(\))?+",
    "k": rf"if {_DOTTED}:",
    "n": rf"(?!(?:{'|'.join(kwlist)})\b){_DOTTED}(?=: | = )(?:: {_TYPE})?+(?: = {_VALUE})?+",
}
READY = re.compile("|".join(rf"(?P<{kind}>{form})" for kind, form in _KINDS.items()))
"""Matches a statement on one line that stays as it is, if it also fits; the group names its kind."""
