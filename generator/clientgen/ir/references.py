"""What types refer to by name, and what stands behind such names."""

from __future__ import annotations

from collections.abc import Callable

from clientgen.ir.types import BareType, Kind, NullableType, Reference, parts_of
from clientgen.text import Text


def names_in(kind: Kind) -> tuple[Text, ...]:
    """Return the names in a type as it is written, also in the fields of a record."""
    if isinstance(kind, Reference):
        return (kind.name,)
    waiting, found = [*reversed(parts_of(kind))], list[Text]()
    while waiting:
        part = waiting.pop()
        found += [part.name] if isinstance(part, Reference) else []
        waiting += reversed(parts_of(part))
    return tuple(found)


def behind(kind: Kind | None, type_of: Callable[[Text], Kind | None]) -> BareType | None:
    """Return the type behind names and `nullable`; None if there is none, or only names follow.

    `type_of` returns the type with a name, or None if there is no such type.
    """
    seen = set[Text]()
    while isinstance(kind, NullableType | Reference):
        if isinstance(kind, NullableType):
            kind = kind.item
        elif kind.name in seen:
            return None
        else:
            seen.add(kind.name)
            kind = type_of(kind.name)
    return kind
