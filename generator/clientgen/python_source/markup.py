"""Encoders for TOML, Markdown and terminals: the other formats of a distribution."""

from __future__ import annotations

import json
import re

from clientgen.ir import Field, Parameter, Text, joined, reveal, thaw
from clientgen.python_source.characters import NOT_IN_SOURCE, UNSEEN, spell

_MARKDOWN = re.compile(r"([\\`*_\[\]<>|&~$^])")
_MARKDOWN_START = re.compile(r"^([#+=:-]|[0-9]{1,9}(?=[.)]))")
_BAR = re.compile(r"(?<!\\)((?:\\\\)*)\|")
_CODE = re.compile(r"`(?! +`)([^`\n]+)`")


def toml_string(text: Text | str) -> str:
    """Return a TOML basic string, quotes included."""
    plain = reveal(text) if isinstance(text, Text) else text
    quoted = json.dumps(plain, ensure_ascii=False)
    return NOT_IN_SOURCE.sub(lambda match: f"\\U{ord(match[0]):08X}", quoted)


def one_line(text: Text | str) -> str:
    """Return the text on one line: each run of white space becomes one blank.

    For formats that have their own escaping (JSON), and for plain text. Invisible characters, which
    names and values may contain, are written as escapes.
    """
    plain = reveal(text) if isinstance(text, Text) else text
    line = " ".join(plain.split())
    if line.isascii() and line.isprintable():
        return line
    return UNSEEN.sub(lambda match: spell(match[0]), line)


def sentence(text: Text) -> Text:
    """Return the text with a full stop at its end, unless it already ends with such a mark."""
    plain = reveal(text).strip()
    return Text(f"{plain}." if plain and plain[-1] not in ".!?:" else plain)


def sentences(*texts: Text | None) -> Text | None:
    """Return the texts that are not empty as consecutive sentences; None if there are none.

    The last one is not changed.
    """
    found = [text for text in texts if text]
    return joined(*map(sentence, found[:-1]), found[-1], by=" ") if found else None


def default_sentence(node: Field | Parameter) -> Text | None:
    """Return the sentence about the default of a node, which the service applies, or None."""
    if not node.has_default:
        return None
    value = node.default
    is_word = isinstance(value, Text) and bool(value)
    shown = value if is_word else json.dumps(thaw(value), ensure_ascii=False)
    return joined("By default `", shown, "`.")


def markdown(text: Text | str) -> str:
    """Return one line of Markdown that shows exactly the text.

    `code` between single backticks stays code, because authors write names that way; every other
    character with a meaning in Markdown or HTML is escaped.
    """
    plain = one_line(text)
    parts: list[str] = []
    for index, piece in enumerate(_CODE.split(plain)):
        parts.append(code_span(piece) if index % 2 else _MARKDOWN.sub(_escaped, piece))
    return _MARKDOWN_START.sub(_escaped_start, "".join(parts))


def _escaped_start(match: re.Match[str]) -> str:
    """Escape the start of a line that would make it a heading, a list or a rule."""
    start = match[0]
    return f"&#{ord(start[0])};{start[1:]}" if start.isdigit() else "\\" + start


def _escaped(match: re.Match[str]) -> str:
    character = match[0]
    return (
        f"&{ {'<': 'lt', '>': 'gt', '&': 'amp'}[character] };"
        if character in "<>&"
        else "\\" + character
    )


def code_span(text: Text | str) -> str:
    """Return a Markdown code span that contains exactly the text, on one line."""
    plain = one_line(text)
    if "`" not in plain:
        return f"`{plain}`" if plain else ""
    longest = max((len(run) for run in re.findall(r"`+", plain)), default=0)
    fence = "`" * (longest + 1)
    padded = f" {plain} " if plain[:1] == "`" or plain[-1:] == "`" else plain
    return f"{fence}{padded}{fence}" if padded else ""


def table_cell(cell: str) -> str:
    """Return encoded Markdown for a cell of a table: bars inside code spans are escaped too.

    Tables are split into cells before code is recognized, so backslashes also count inside code;
    code with a backslash before a bar is shown with one backslash more or less.
    """
    return _BAR.sub(r"\1\\|", cell) if "|" in cell else cell
