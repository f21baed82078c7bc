"""Visible and invisible characters, the same for every version of Python.

`str.isprintable` uses the characters of one version of Unicode, so output that depended on it would
differ between two machines. This list contains the invisible characters; all others are visible,
also those that no version has assigned yet.
"""

from __future__ import annotations

import re

_JOINERS = "\u200c\u200d"
_PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"
_BLANKS = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
_UNSEEN = (
    "\x00-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f"
    "\u3164\ud800-\udfff\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
)

UNSEEN = re.compile(f"[{_UNSEEN}]")
"""Controls, bidirectional and invisible marks, halves of surrogate pairs, noncharacters."""
NOT_IN_SOURCE = re.compile(f"[{_UNSEEN}{_BLANKS}{_JOINERS}{_PRIVATE}]")
"""These, and characters that look like others or depend on the font."""


def spell(character: str) -> str:
    r"""Return the escape of a character in Python, `\x1b`, `\u2028` or `\U000e0001`."""
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
