"""Examples that a document states, where they fit the types that were made of it."""

from __future__ import annotations

import re

from clientgen.openapi.reading import Json
from clientgen.openapi.words import STATED, Use

_LONGEST = 200
_SECRET = re.compile(r"pass|secret|token|key|credential|auth|cvc|card|iban", re.IGNORECASE)
_FORMATS = {
    "date-time": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,6})?Z",
    "date": r"[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])",
    "uuid": r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "uri": r"https://[a-z0-9.-]+(/[A-Za-z0-9._~/-]*)?",
}


def takes(member: Use, name: str) -> bool:
    """Tell whether the example that a document states for a member can be shown: a scalar that fits, and no secret."""
    value = member.get(STATED)
    if value is None or member.get("secret") or _SECRET.search(name) or "const" in member:
        return False
    kind = member.get("type")
    if "enum" in member:
        return any(type(each) is type(value) and each == value for each in member["enum"])
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("integer", "number"):
        return _is_number(member, value)
    return kind == "string" and isinstance(value, str) and _is_text(member, value)


def _is_number(member: Use, value: Json) -> bool:
    kinds = (int,) if member["type"] == "integer" else (int, float)
    if (
        isinstance(value, bool)
        or not isinstance(value, kinds)
        or abs(value) > 2**31
        or "format" in member
    ):
        return False
    low, high = member.get("minimum", value), member.get("maximum", value)
    return bool(low <= value <= high) and not any(word.startswith("exclusive") for word in member)


def _is_text(member: Use, value: str) -> bool:
    form = member.get("format")
    if form is not None:
        return form in _FORMATS and re.fullmatch(_FORMATS[form], value) is not None
    is_plain = value.isprintable() and value.isascii() and value.strip() == value != ""
    fits = (
        member.get("minLength", 0) <= len(value) <= min(member.get("maxLength", _LONGEST), _LONGEST)
    )
    return is_plain and fits and "pattern" not in member
