"""Texts of a document, as a spec may hold them."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200d\u2060-\u2065"
    "\u206a-\u206f\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufffb\U000e0000-\U000e0fff]"
)
PROSE_LIMIT = 10_000
LINE_LIMIT = 300


def prose(text: str) -> str:
    """Return text of several lines without control and invisible characters; empty if none is left."""
    plain = _clean(text.replace("\r\n", "\n").replace("\r", "\n"))
    lines = [line.rstrip() for line in plain.split("\n")]
    whole = "\n".join(lines).strip()
    return whole if len(whole) <= PROSE_LIMIT else whole[: PROSE_LIMIT - 1].rstrip() + "…"


def line(text: str) -> str:
    """Return text as one line without blanks at its ends; empty if none is left."""
    one = " ".join(_clean(text).split())
    return one if len(one) <= LINE_LIMIT else one[: LINE_LIMIT - 1].rstrip() + "…"


def _clean(text: str) -> str:
    return _INVISIBLE.sub("", _FORBIDDEN.sub(" ", text))


def is_wire_name(text: str) -> bool:
    """Tell whether text can be the name of a member or parameter on the wire."""
    return (
        0 < len(text) <= 256
        and not _FORBIDDEN.search(text)
        and not _INVISIBLE.search(text)
        and not re.search(r'["\\\n\t]', text)
    )
