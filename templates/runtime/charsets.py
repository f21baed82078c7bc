"""Decodes a body in its declared character set, without guessing (RFC 7303).

The byte order mark declares it, else the `Content-Type`, else the XML declaration; else it is
UTF-8.
"""

from __future__ import annotations

import codecs
import re
from functools import lru_cache

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_FIRST = frozenset(mark[:1] for mark, _ in _MARKS)
_PARAMETER = re.compile(r"[;\s]charset\s{0,9}=\s{0,9}[\"']?([^\s\"';]{1,80})", re.IGNORECASE)
_DECLARATION = re.compile(
    rb"<\?xml\s[^>]{1,150}?\sencoding\s{0,9}=\s{0,9}[\"']([^\"'<>]{1,80})[\"']"
)
_WIDE = re.compile(r"(utf|ucs|iso-10646-ucs)-?(16|32|2|4).{0,9}", re.IGNORECASE)
_NAME = re.compile(r"[A-Za-z0-9._:-]{1,40}")
# Python has more codecs: some are not character sets, and some take quadratic time
_KNOWN = re.compile(
    r"ascii|utf-8|utf-(16|32)(-[bl]e)?|iso8859-\d{1,2}|cp125\d|cp(437|850|932|949)|koi8-[ru]"
    r"|shift_jis|euc_(jp|kr)|gb(k|2312|18030)|big5"
)


class CharsetError(ValueError):
    """A body that is invalid in its character set, or whose character set is unknown."""


def to_str(body: bytes, content_type: str = "") -> str:
    """Return the text of a body, without its byte order mark; raises `CharsetError`."""
    if body[:1] in _FIRST:
        for mark, charset in _MARKS:
            if body.startswith(mark):
                return _decode(body[len(mark) :], charset)
    parameter = _parameter(content_type)
    if parameter is not None:
        return _decode(body, _codec(parameter, body))
    declaration = _DECLARATION.match(body[:300].lstrip(b" \t\r\n"))
    if declaration is None:
        return _decode(body, "utf-8")
    declared = declaration[1].decode("ascii", "replace")
    # a declaration in single bytes cannot be UTF-16: many servers declare that for UTF-8
    return _decode(body, "utf-8" if _WIDE.fullmatch(declared) else _codec(declared, body))


@lru_cache(maxsize=64)
def _parameter(content_type: str) -> str | None:
    found = _PARAMETER.search(content_type)
    return None if found is None else found[1]


def _codec(name: str, body: bytes) -> str:
    if name == "utf-8":
        return name
    try:
        codec = codecs.lookup(name).name if _NAME.fullmatch(name) else ""
    except LookupError:
        # with an unknown name, bytes that are the same in all character sets can still be read
        codec = "ascii" if body.isascii() else ""
    if not _KNOWN.fullmatch(codec):
        raise CharsetError("the text has an unknown character set")
    if codec in ("utf-16", "utf-32"):
        # without a mark, the zeros of the first character decide; the default is big-endian
        return f"{codec}-le" if body[1:2] == b"\0" != body[:1] else f"{codec}-be"
    return codec


def _decode(body: bytes, charset: str) -> str:
    try:
        return body.decode(charset)
    except UnicodeError:
        name = "valid UTF-8" if charset == "utf-8" else "valid in its character set"
        raise CharsetError(f"the text is not {name}") from None
