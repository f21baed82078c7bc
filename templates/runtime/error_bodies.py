"""Reads code and message from the body of an error, whatever its shape; never raises."""

from __future__ import annotations

from collections.abc import Iterable

from .decoding import DecodeError, first_mark, parse_json, to_str
from .redaction import hide

_LONGEST = 10_000


def read_failure(body: bytes, content_type: str) -> tuple[str | None, str | None]:
    """Return the code and the message in the body of an error, each `None` if it has none.

    Understands JSON and XML objects with `Code` and `Message` in any case, either of them inside
    an object or element called `error`, and JSON inside a single XML element. Never raises.
    """
    try:
        text = to_str(body, content_type)
        first = first_mark(text)
        if first == "<":
            return _in_xml(text)
        if first in ("{", '"'):
            return _in_json(text)
    except (DecodeError, ValueError):
        pass
    return None, None


def _in_json(text: str) -> tuple[str | None, str | None]:
    value = parse_json(text)
    if isinstance(value, str):
        value = parse_json(value)
    if not isinstance(value, dict):
        return None, None
    found = _pick((name, each) for name, each in value.items())
    if found == (None, None):
        inner = next((v for k, v in value.items() if k.lower() == "error"), None)
        if isinstance(inner, dict):
            return _pick((name, each) for name, each in inner.items())
    return found


def _in_xml(text: str) -> tuple[str | None, str | None]:
    from .xml_tree import parse, texts

    root = parse(text)
    if not len(root):
        return _in_text((root.text or "").strip(), root.tag)
    found = _pick(texts(root))
    if found == (None, None):
        inner = next((each for each in root if each.tag.lower() == "error"), None)
        if inner is not None:
            return _pick(texts(inner))
    return found


def _in_text(text: str, name: str) -> tuple[str | None, str | None]:
    """Read the text of an XML document that is one element."""
    if text.startswith("{"):
        return _in_json(text)
    if text.startswith("<") or name.lower() == "html":
        return None, None
    return None, _cut(text) or None


def _pick(members: Iterable[tuple[str, object]]) -> tuple[str | None, str | None]:
    found: dict[str, str] = {}
    for name, value in members:
        is_said = isinstance(value, (str, int)) and not isinstance(value, bool)
        if is_said and str(value).strip():
            found.setdefault(name.lower(), _cut(str(value).strip()))
    return found.get("code"), found.get("message")


def _cut(text: str) -> str:
    """Return the beginning of a text; half a secret would not be hidden, so none is cut in two."""
    return hide(text)[:_LONGEST]
