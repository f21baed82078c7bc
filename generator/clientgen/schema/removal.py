"""How the change of a deviation removes what a page says: `200: null`."""

from __future__ import annotations

from collections.abc import Iterable

_VALUES = frozenset({"response", "default", "example", "examples"})
"""Words that hold values of the API, of which null is one."""


def is_removal(words: Iterable[str | int], content: object) -> bool:
    """Tell whether a change with this content removes what is at a path."""
    return content is None and _VALUES.isdisjoint(words)
