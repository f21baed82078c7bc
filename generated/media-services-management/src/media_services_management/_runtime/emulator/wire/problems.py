"""Errors in a body or a value, with their place."""

from __future__ import annotations

from dataclasses import dataclass

_LONGEST_NAME = 256


class WireError(Exception):
    """Bytes, text or a value that do not have the declared shape.

    The message and the path never contain the value itself, which may be a secret.
    """

    def __init__(self, message: str, path: str = "") -> None:
        super().__init__(f"{path}: {message}" if path else message)
        self.message = message
        self.path = path


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One rule that a well-formed value breaks; `code` is the JSON Schema word of the rule."""

    path: str
    code: str
    message: str


def member_path(path: str, name: str) -> str:
    """Return the path of a member, such as `AccountKeys.Primary`.

    The names of a map are whatever was sent: what cannot be printed is escaped, and a long name cut.
    """
    shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}..."
    if not shown.isprintable():
        shown = shown.encode("unicode_escape").decode("ascii")
    return f"{path}.{shown}" if path else shown


def item_path(path: str, index: int) -> str:
    """Return the path of an item, such as `Names[2]`."""
    return f"{path}[{index}]"
