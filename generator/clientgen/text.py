"""Text of others, opaque: it can be kept, compared and hashed, but not printed.

Every string that an author wrote in a spec, and every string that was read on a page of
documentation, is a `Text`. It is not a `str` and cannot be turned into one by `str()`, formatting,
concatenation or iteration, so text that reaches a template unescaped fails to render. `reveal` is
the only way to the characters; only the stages that must look at them (readers of pages, rules,
symbols, encoders, wire values) import it, which a test of the architecture checks.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering
from typing import Never

_KNOWN: dict[str, Text] = {}
"""Every text there is, by its characters."""


@total_ordering
class Text:
    """One string of a spec or of a page. Equality and order are those of the characters.

    The same characters are always the same object: texts are compared and looked up millions of
    times in a large API, and the identity of an object needs no call of Python for that.
    """

    __slots__ = ("_characters",)
    _characters: str

    def __new__(cls, characters: str) -> Text:
        """Return the text of some characters."""
        known = _KNOWN.get(characters)
        if known is not None:
            return known
        made = super().__new__(cls)
        object.__setattr__(made, "_characters", characters)
        return _KNOWN.setdefault(characters, made)

    def __setattr__(self, name: str, value: object) -> Never:
        raise AttributeError("spec text cannot be changed")

    def __lt__(self, other: Text) -> bool:
        return self._characters < other._characters

    def __bool__(self) -> bool:
        return bool(self._characters)

    def __repr__(self) -> str:
        return f"<Text of {len(self._characters)} characters>"

    def __str__(self) -> Never:
        raise TypeError("spec text cannot be printed: choose an encoder of `python_source`")

    def __format__(self, specification: str) -> Never:
        raise TypeError("spec text cannot be formatted: choose an encoder of `python_source`")

    def __reduce__(self) -> tuple[type[Text], tuple[str]]:
        return (Text, (self._characters,))


def reveal(text: Text) -> str:
    """Return the characters of `text`, for a stage that judges or encodes them."""
    return text._characters


def joined(*parts: object, by: str = "") -> Text:
    """Return names, numbers and spec text joined by the text `by`; the result is opaque too."""
    return Text(by.join(reveal(part) if isinstance(part, Text) else str(part) for part in parts))


@dataclass(frozen=True, slots=True, kw_only=True)
class ListValue:
    """A list in an example or a default."""

    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ObjectValue:
    """A record or map in an example or a default: members by wire name, in the order written."""

    members: tuple[tuple[Text, Value], ...]


Value = Text | int | float | bool | None | ListValue | ObjectValue
"""An example or a default as the author wrote it."""


def thaw(value: Value) -> object:
    """Return `value` as plain built-in values (dict, list, str, int, float, bool, None)."""
    match value:
        case Text():
            return reveal(value)
        case ListValue(items=items):
            return [thaw(item) for item in items]
        case ObjectValue(members=members):
            return {reveal(name): thaw(member) for name, member in members}
        case _:
            return value


def freeze(value: object) -> Value:
    """Return the opaque form of plain built-in values; the inverse of `thaw`."""
    match value:
        case str():
            return Text(value)
        case list():
            return ListValue(items=tuple(freeze(item) for item in value))
        case dict():
            return ObjectValue(
                members=tuple((Text(str(name)), freeze(member)) for name, member in value.items())
            )
        case None | bool() | int() | float():
            return value
        case _:
            raise TypeError(f"a spec cannot contain a {type(value).__name__}")
