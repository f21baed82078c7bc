"""Python literals."""

from __future__ import annotations

from clientgen.ir import ListValue, ObjectValue, Text, Value, reveal

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}


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
    """Return a string literal as black would leave it.

    Printable characters stand as they are, others are escaped. The quotes are those that need
    fewer escapes, double ones in a tie.
    """
    body = escape(characters)
    quote = "'" if body.count('"') > body.count("'") else '"'
    return quote + body.replace(quote, "\\" + quote) + quote


def escape(characters: str) -> str:
    """Return the characters as they stand inside a literal, but for its quotes."""
    return "".join(_escape(character) for character in characters)


def _escape(character: str) -> str:
    if character in _ESCAPES:
        return _ESCAPES[character]
    if character.isprintable():
        return character
    code = ord(character)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
