"""Decodes a file's bytes as text that libyaml and every editor read in the same way."""

from __future__ import annotations

import re

from clientgen.document.problems import Problems, locate
from clientgen.project import FILE_LIMIT
from clientgen.spec_files import how_to_divide

UNSEEN = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls, among them NEL
    "\u2028\u2029"  # like NEL, line breaks for libyaml and some editors, but not for YAML 1.2
    "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # change the visible order of characters
    "\ufeff\ufffe\uffff"
)
"""The inside of a character class."""

_REFUSED = re.compile(f"[{UNSEEN}]|\r(?!\n)")
_UTF8_MARK = b"\xef\xbb\xbf"
# UTF-32 first, because its mark can begin with that of UTF-16
_OTHER_MARKS = (
    (b"\xff\xfe\0\0", "UTF-32"),
    (b"\0\0\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def decode(content: bytes, problems: Problems) -> str:
    """Return the text of a file; report its size, encoding and characters."""
    if len(content) > FILE_LIMIT:
        message = f"the file has {len(content):,} bytes; the limit is {FILE_LIMIT:,}"
        problems.stop("DOC101", message, (1, 1), how_to_divide(problems.file))
    for mark, encoding in _OTHER_MARKS:
        if content.startswith(mark):
            problems.stop(
                "DOC102", f"the file is {encoding}, not UTF-8", (1, 1), "save it as UTF-8"
            )
    try:
        text = content.removeprefix(_UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode("utf-8")
        message = f"byte 0x{error.object[error.start]:02x} is not UTF-8"
        problems.stop("DOC102", message, locate(before, len(before)), "save the file as UTF-8")
    _check_characters(text, problems)
    return text


def _check_characters(text: str, problems: Problems) -> None:
    for match in _REFUSED.finditer(text):
        character = match.group()
        message = f"character U+{ord(character):04X} must be escaped"
        hint = f"remove it, or write `\\u{ord(character):04x}` in double quotes"
        if character == "\0":
            hint = "remove it; if every other byte is zero, save the file as UTF-8"
        elif character == "\r":
            message = "carriage return without a line feed"
            hint = "end each line with a line feed, or with a carriage return and a line feed"
        problems.add("DOC103", message, locate(text, match.start()), hint)
