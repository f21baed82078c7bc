"""Resolves scalars of YAML and JSON, as values and as keys."""

from __future__ import annotations

import json
import math
import re
from typing import NamedTuple, TypeAlias

from clientgen.diagnostics import quote
from clientgen.document.text import UNSEEN

TEXT_LIMIT = 65_536
"""Maximum characters in one text."""
KEY_LIMIT = 256
"""Maximum characters in one key."""

_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}
_JSON_WORDS = frozenset({"true", "false", "null"})
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][-+]?[0-9]+)?")
_NO_NUMBER = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_NUMBER_START = frozenset("-+.0123456789")
_NOT_ZERO = re.compile(r"[-0.]*[1-9]")
_INTEGERS = range(-(2**63), 2**64)
_INTEGER_LENGTH = len(str(2**64))
_NOT_IN_TEXT = re.compile("[\0\ud800-\udfff]")
_NOT_IN_KEYS = re.compile(f"[\t\n\r\ud800-\udfff{UNSEEN}]")

Value: TypeAlias = str | int | float | bool | None


class Refusal(NamedTuple):
    """The reason why a scalar is refused."""

    code: str
    message: str
    hint: str = ""


def read_value(text: str, *, plain: bool) -> Value | Refusal:
    """Return the value of a scalar; `plain` means without quotes and not a block."""
    if len(text) > TEXT_LIMIT:
        message = f"the text has {len(text):,} characters; the limit is {TEXT_LIMIT:,}"
        return Refusal("DOC114", message, "divide it, or keep it in a shorter form")
    if plain:
        return _read_plain(text)
    match = _NOT_IN_TEXT.search(text)
    if match:
        message = f"text {quote(text)} contains {quote(match.group())}"
        return Refusal("DOC118", message, "remove the escape")
    return text


def is_text(text: str) -> bool:
    """Tell whether a scalar without quotes is the text itself, and no number or word."""
    return read_value(text, plain=True) == text


def is_json_word(text: str) -> bool:
    """Tell whether a scalar without quotes is a number, word or null of JSON."""
    return text in _JSON_WORDS or bool(_NUMBER.fullmatch(text))


def check_key(text: str, *, plain: bool) -> Refusal | None:
    """Return why a scalar cannot be a key, or None."""
    if len(text) > KEY_LIMIT:
        message = f"key {quote(text, 20)} has {len(text):,} characters; the limit is {KEY_LIMIT}"
        return Refusal("DOC115", message, "shorten it")
    if plain and text == "<<":
        return Refusal("DOC110", "merge key `<<` is not allowed", "write the members out")
    if plain and text == "":
        return Refusal("DOC112", "the key is missing", "write a key before the `:`")
    if plain and text in _WORDS:  # a number is a valid key: `200:` under `responses`
        hint = f"write {quote(json.dumps(text))} if it is text"
        return Refusal("DOC112", f"key {quote(text)} is not text", hint)
    if _NOT_IN_KEYS.search(text):
        message = f"key {quote(text)} contains an invisible character"
        return Refusal("DOC112", message, "remove the escape")
    return None


def _read_plain(text: str) -> Value | Refusal:
    if text in _WORDS:
        return _WORDS[text]
    if not _is_number(text):
        return text
    hint = f"write {quote(json.dumps(text), 40)} if it is text"
    number = _read_number(text)
    if isinstance(number, str):
        return Refusal("DOC113", f"number {quote(text, 40)} {number}", hint)
    return number


def _is_number(text: str) -> bool:
    return text[0] in _NUMBER_START and bool(_NUMBER.fullmatch(text) or _NO_NUMBER.fullmatch(text))


def _read_number(text: str) -> int | float | str:
    """Return the number, or its problem."""
    match = _NUMBER.fullmatch(text)
    if match is None:
        return "cannot be written in JSON"
    if match.lastindex is None:
        # check the length first, because reading a long integer takes quadratic time
        if len(text) <= _INTEGER_LENGTH and int(text) in _INTEGERS:
            return int(text)
        return "does not fit in 64 bits"
    number = float(text)
    if not math.isfinite(number):
        return "is too large"
    return number if number or not _NOT_ZERO.match(text) else "is too small"
