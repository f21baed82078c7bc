"""Python literals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from clientgen.ir import ListValue, ObjectValue, Status, SuccessStatus, Text, Value, reveal
from clientgen.python_source.characters import NOT_IN_SOURCE, spell

_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def literal(value: Value) -> str:
    """Return the Python expression that evaluates to `value`.

    Text becomes a string literal, lists and objects become displays of literals.
    """
    match value:
        case Text():
            return string_literal(reveal(value))
        case ListValue(items=items):
            return f"[{', '.join(literal(item) for item in items)}]"
        case ObjectValue(members=members):
            pairs = (f"{literal(name)}: {literal(member)}" for name, member in members)
            return f"{{{', '.join(pairs)}}}"
        case _:
            return repr(value)


def string_literal(characters: str) -> str:
    """Return a string literal in the form that black keeps.

    Visible characters are not changed, others are escaped. The quotes are the kind that needs fewer
    escapes; if both need the same number, double quotes.
    """
    body = escape(characters)
    quote = "'" if body.count('"') > body.count("'") else '"'
    return quote + body.replace(quote, "\\" + quote) + quote


def escape(characters: str) -> str:
    """Return the characters as written inside a literal, without its quotes."""
    plain = characters.replace("\\", "\\\\")
    return NOT_IN_SOURCE.sub(_escape, plain)


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or spell(match[0])


def list_display(names: Iterable[str]) -> str:
    """Return the list of these names as string literals."""
    return f"[{', '.join(string_literal(name) for name in names)}]"


def tuple_display(expressions: Sequence[str]) -> str:
    """Return the tuple of these expressions."""
    if len(expressions) == 1:
        return f"({expressions[0]},)"
    return f"({', '.join(expressions)})"


def rows_display(rows: Iterable[Iterable[str]]) -> str:
    """Return the tuple of these tuples of names as string literals."""
    return tuple_display([tuple_display([string_literal(n) for n in row]) for row in rows])


def pairs_display(pairs: Iterable[tuple[Text, Text]]) -> str:
    """Return the tuple of these pairs of texts; empty text if there are none."""
    spelled = [tuple_display([literal(name), literal(value)]) for name, value in pairs]
    return tuple_display(spelled) if spelled else ""


def status_literal(status: Status | SuccessStatus) -> str:
    """Return a status or a range of them: `404`, `"4XX"`."""
    return str(status) if isinstance(status, int) else string_literal(status)
