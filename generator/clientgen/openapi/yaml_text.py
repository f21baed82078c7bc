"""Writes data as the YAML of a spec: a mapping that fits a line is one, texts are quoted only if they must be."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from clientgen.openapi.reading import Json

WIDTH = 120
"""The most characters of a line that is written in flow style."""

_PLAIN = re.compile(r"[A-Za-z_$/][A-Za-z0-9_$./@-]*( [A-Za-z0-9_$./@-]+)*")
_NOT_TEXT = frozenset({"true", "false", "null", "~", ""})
_KEY = re.compile(r"[A-Za-z0-9_$][A-Za-z0-9_$./@-]*")


def dump(value: dict[str, Any], *, apart: int = 0) -> str:
    """Return a mapping as YAML, which reads back as the same value.

    `apart` is the number of outer levels that are written in block style, however short they are;
    between the entries of the second of them are empty lines.
    """
    return "\n".join(_block(value, 0, apart)) + "\n"


def _block(value: Json, indent: int, apart: int) -> Iterator[str]:
    blank = " " * indent
    if isinstance(value, dict):
        for index, (key, inner) in enumerate(value.items()):
            if apart > 0 and index and indent == 2:
                yield ""
            yield from _entry(f"{blank}{_key(key)}:", inner, indent, apart - 1)
    else:
        for inner in value:
            flow = _flow(inner)
            if (
                len(blank) + len(flow) + 2 <= WIDTH
                or not isinstance(inner, dict | list)
                or not inner
            ):
                yield f"{blank}- {flow}"
            else:
                lines = list(_block(inner, indent + 2, 0))
                yield f"{blank}- {lines[0].lstrip()}"
                yield from lines[1:]


def _entry(head: str, inner: Json, indent: int, apart: int) -> Iterator[str]:
    if isinstance(inner, str) and _is_literal(inner):
        yield f"{head} |-"
        for line in inner.split("\n"):
            yield f"{' ' * (indent + 2)}{line}" if line else ""
        return
    if isinstance(inner, dict | list) and inner:
        flow = _flow(inner) if apart <= 0 else ""
        if apart <= 0 and len(head) + 1 + len(flow) <= WIDTH:
            yield f"{head} {flow}"
            return
        yield head
        yield from _block(inner, indent + 2, apart)
        return
    yield f"{head} {_flow(inner)}"


def _is_literal(text: str) -> bool:
    """Tell whether text is written line by line: it has several, and none begins or ends with a blank."""
    lines = text.split("\n")
    return (
        len(lines) > 1
        and lines[0].strip() == lines[0] != ""
        and lines[-1] != ""
        and all(line == line.rstrip() and (line.isprintable() or not line) for line in lines)
    )


def _flow(value: Json) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return _text(value) if isinstance(value, str) else json.dumps(value)


def _key(key: Json) -> str:
    text = str(key)
    return text if _KEY.fullmatch(text) and len(text) < 120 else quoted(text)


def _text(text: str) -> str:
    is_plain = _PLAIN.fullmatch(text) and text.lower() not in _NOT_TEXT
    return text if is_plain else quoted(text)


def quoted(text: str) -> str:
    """Return text in double quotes; what is not printable is escaped."""
    made = json.dumps(text, ensure_ascii=False)
    return "".join(
        c if c.isprintable() else f"\\u{ord(c):04x}" if ord(c) < 0x10000 else f"\\U{ord(c):08x}"
        for c in made
    )
