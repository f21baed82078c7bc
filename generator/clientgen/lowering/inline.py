"""Names of records, enumerations and unions that are written where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator

from clientgen.lowering.node import Node

_WORD = re.compile(r"[A-Za-z0-9]+")
_KEYED = frozenset({"headers", "parameters", "properties"})
"""Each is followed by a name that belongs to the name of the type."""
_SAID = {"additionalProperties": "Value", "body": "Body", "items": "Item"}


def is_record(node: Node) -> bool:
    """Tell whether a node defines a record."""
    return any(node.get(key) is not None for key in ("properties", "allOf"))


def is_class(node: Node) -> bool:
    """Tell whether a node defines a record, an enumeration or a union."""
    return is_record(node) or any(node.get(key) is not None for key in ("enum", "oneOf"))


def pinned(node: Node) -> str:
    """Return the name that an author gave to the type at a node, or empty text.

    A `python_name` in small letters is that of the member, parameter or body.
    """
    given = node.word("python_name")
    return given if given[:1].isupper() else ""


def derived(path: str) -> str:
    """Return the name of a type by the path of its use: that of its owner, then the use itself.

    `types.Shelf.properties.owner` is `ShelfOwner`, its list `types.Shelf.properties.tags.items` has
    a `ShelfTagsItem`, and `operations.books.add.body` is `BooksAddBody`.
    """
    return "".join(_words(path.split(".")))


def _words(steps: list[str]) -> Iterator[str]:
    waiting = iter(steps[1:])
    for step in waiting:
        if step in _KEYED:
            yield _camel(next(waiting, ""))
        elif step == "responses":
            # the status, and `body`, unless it is a header
            next(waiting, "")
            yield "Response" if next(waiting, "") == "body" else _camel(next(waiting, ""))
        else:
            yield _SAID.get(step) or _camel(step)


def _camel(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in _WORD.findall(name))
