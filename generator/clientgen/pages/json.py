"""Reads samples of JSON, also those that leave something out with an ellipsis or a comment."""

from __future__ import annotations

import json
import math
import re

from clientgen.text import ListValue, ObjectValue, Text, Value

DEPTH_LIMIT = 48
"""Maximum nesting of a sample."""
SIZE_LIMIT = 256 * 1024
"""Maximum characters of a sample."""
_MENDED_SIZE = 64 * 1024
_MENDED_COMMENTS = 100
_ELLIPSIS = re.compile(r"(?<=[\[{,\s])(?:\.{2,4}|…)(?=[\]},\s]|\Z)")
_LINE_COMMENT = re.compile(r"(?<=[\s,\[{])//[^\n]*")
_BLOCK_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_TRAILING = re.compile(r",(?=\s*(?:,|[\]}]))")
_LEADING = re.compile(r"(?<=[\[{])\s*,")
_STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"')
_UNQUOTED = re.compile(
    r"(?<=[:\[,])([ \t]*)(<[^<>\n]{1,80}>|\{[\w.-][\w .-]{0,80}\}|(?!(?:true|false|null)\b)[A-Za-z_][\w.-]{0,80})(?=\s*[\],}\n])"
)
_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_NO_COMMA = re.compile(r'([\]}"\d])(\s*\n\s*)(?=["{\[])')
_TEMPLATE = re.compile(r"\A\s*\{[{%]")
_QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "\u00a0": " "})
_ABSENT = object()
_CUTS = 3
"""How many times a beginning is made shorter until it can be read."""
_MOST = 1_000
"""Maximum number of values that stand one after another."""


def read(text: str) -> tuple[Value, bool]:
    """Return the value of a sample, and whether it could be read; if not, what stands before the break."""
    if len(text) > SIZE_LIMIT or _TEMPLATE.match(text) or not _shallow(text):
        return None, False
    plain = text.strip().translate(_QUOTES)
    small = len(plain) <= _MENDED_SIZE and plain.count("/*") <= _MENDED_COMMENTS
    value = _load(plain)
    mended = _mended(plain) if value is _ABSENT and small else ""
    if mended:
        value = _load(mended)
    if value is not _ABSENT:
        return _opaque(value), True
    several, readable = _several(plain)
    return (several, True) if readable else (_begun(mended), False)


def _begun(text: str) -> Value:
    """Return what stands before the place where a sample breaks, with its ends added."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        text = text[: error.pos]
    except (ValueError, RecursionError):
        return None
    for _ in range(_CUTS):
        value = _load(f"{text}{_ends(text)}")
        if value is not _ABSENT:
            return _opaque(value)
        text = text[: max(_bare(text).rfind(","), _bare(text).rfind("{"), 0)]
    return None


def _ends(text: str) -> str:
    """Return the brackets that a beginning lacks."""
    open_ = list[str]()
    for character in re.findall(r"[\[{\]}]", _bare(text)):
        if character in "[{":
            open_.append("]" if character == "[" else "}")
        elif open_:
            open_.pop()
    return "".join(reversed(open_))


def _bare(text: str) -> str:
    """Return a text with blanks in place of its strings."""
    return _STRINGS.sub(lambda match: " " * len(match[0]), text)


def _several(text: str) -> tuple[Value, bool]:
    """Read values that stand one after another, as a stream sends them, as a list."""
    decoder = json.JSONDecoder(
        object_pairs_hook=_object, parse_float=_number, parse_constant=_refuse
    )
    found, at = list[object](), 0
    try:
        while at < len(text) and len(found) < _MOST:
            value, at = decoder.raw_decode(text, at)
            found.append(value)
            at += len(text[at:]) - len(text[at:].lstrip(" \t\r\n,"))
    except (ValueError, RecursionError):
        return None, False
    return _opaque(found), bool(found)


def _load(text: str) -> object:
    try:
        return json.loads(
            text, object_pairs_hook=_object, parse_float=_number, parse_constant=_refuse
        )
    except (ValueError, RecursionError):
        return _ABSENT


class _Pairs(list[tuple[str, object]]):
    """The members of an object, in order, also those that stand twice."""


def _object(pairs: list[tuple[str, object]]) -> object:
    return _Pairs(pairs)


def _number(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value


def _refuse(text: str) -> float:
    raise ValueError(text)


def _shallow(text: str) -> bool:
    depth = 0
    for character in re.findall(r"[\[{\]}]", _STRINGS.sub('""', text)):
        depth += 1 if character in "[{" else -1
        if depth > DEPTH_LIMIT:
            return False
    return True


def _mended(text: str) -> str:
    """Return a sample without its comments and ellipses, strings untouched."""
    parts, at = [], 0
    for match in _STRINGS.finditer(text):
        parts += [(text[at : match.start()], False), (match[0], True)]
        at = match.end()
    parts.append((text[at:], False))
    mended = "".join(_ESCAPE.sub("", p) if kept else _ELLIPSIS.sub("", p) for p, kept in parts)
    for pattern, by in (
        (_BLOCK_COMMENT, ""),
        (_LINE_COMMENT, ""),
        (_UNQUOTED, r'\1"\2"'),
        (_NO_COMMA, r"\1,\2"),
        (_LEADING, ""),
        (_TRAILING, ""),
    ):
        mended = _outside(mended, pattern, by)
    return mended


def _outside(text: str, pattern: re.Pattern[str], by: str) -> str:
    """Replace what a pattern matches, except within strings."""
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[0])
        return f'"\x00{len(held) - 1}"'

    hidden = pattern.sub(by, _STRINGS.sub(hold, text))
    return re.sub(r'"\x00(\d+)"', lambda match: held[int(match[1])], hidden)


def _opaque(value: object) -> Value:
    match value:
        case _Pairs():
            return ObjectValue(members=tuple((Text(name), _opaque(each)) for name, each in value))
        case list():
            return ListValue(items=tuple(_opaque(item) for item in value))
        case str():
            return Text(value)
        case None | bool() | int() | float():
            return value
        case _:
            raise TypeError(type(value).__name__)
