"""YAML scalars: every YAML reader returns exactly the original text, for any text."""

from __future__ import annotations

import base64
import re

from clientgen.python_source.characters import NOT_IN_SOURCE, spell

_ESCAPED = re.compile(rf'["\\]|{NOT_IN_SOURCE.pattern}')


def yaml_string(characters: str) -> str:
    """Return a double-quoted scalar on one line, with invisible characters escaped."""
    return '"' + _ESCAPED.sub(_escape, characters) + '"'


def _escape(match: re.Match[str]) -> str:
    return f"\\{match[0]}" if match[0] in '"\\' else spell(match[0])


def yaml_content(content: bytes, *, indent: int) -> str:
    """Return the scalar of a body: a literal block, a double-quoted scalar or base64.

    It is a block if a block keeps the text exactly, and base64 if the body is not UTF-8. The lines
    of a block are indented by `indent` blanks; the scalar ends without a line feed.
    """
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return f"!!binary {yaml_string(base64.b64encode(content).decode('ascii'))}"
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not _fits_block(lines):
        return yaml_string(text)
    margin = " " * indent
    kept = "\n".join(line and margin + line for line in lines)
    return f"{'|-' if body == text else '|'}\n{kept}"


def _fits_block(lines: list[str]) -> bool:
    """Whether a literal block keeps these lines without losing blanks or hiding characters."""
    return (
        bool(lines[0] and lines[-1])
        and not lines[0].startswith(" ")
        and not any(line.endswith(" ") or NOT_IN_SOURCE.search(line) for line in lines)
    )
