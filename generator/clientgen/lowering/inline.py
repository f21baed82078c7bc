"""Names of records, enumerations and unions that are written where they are used."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from clientgen.lowering.node import Node

_WORD = re.compile(r"[A-Za-z0-9]+")
_KEYED = frozenset({"headers", "parameters", "properties"})
"""Each is followed by a name that belongs to the name of the type."""
_SAID = {"additionalProperties": "Value", "body": "Body", "items": "Item"}
_KINDS = {"array": "List", "integer": "Number", "object": "Map", "string": "Text"}
"""What the types of alternatives that are no records add."""


def is_record(node: Node) -> bool:
    """Tell whether a node defines a record."""
    return node.has("properties") or node.has("allOf")


def is_class(node: Node) -> bool:
    """Tell whether a node defines a record, an enumeration or a union."""
    return is_record(node) or node.has("enum") or node.has("oneOf")


def pinned(node: Node) -> str:
    """Return the name that an author gave to the type at a node, or empty text.

    A `python_name` in small letters is that of the member, parameter or body.
    """
    given = node.word("python_name")
    return given if given[:1].isupper() else ""


def derived(path: str, alternatives: Mapping[str, str]) -> str:
    """Return the name of a type by the path of its use: that of its owner, then the use itself.

    `types.Shelf.properties.owner` is `ShelfOwner`, its list `types.Shelf.properties.tags.items` has
    a `ShelfTagsItem`, and `operations.books.add.body` is `BooksAddBody`. `alternatives` are the
    words for alternatives of unions, by their paths.
    """
    return "".join(_words(path.split("."), alternatives))


def _words(steps: list[str], alternatives: Mapping[str, str]) -> Iterator[str]:
    waiting = iter(enumerate(steps[1:], 2))
    for count, step in waiting:
        if step in _KEYED:
            yield _camel(next(waiting, (0, ""))[1])
        elif step == "responses":
            # the status, and `body`, unless it is a header
            next(waiting, None)
            is_body = next(waiting, (0, ""))[1] == "body"
            yield "Response" if is_body else _camel(next(waiting, (0, ""))[1])
        else:
            said = alternatives.get(".".join(steps[:count]))
            yield _camel(said) if said is not None else _SAID.get(step) or _camel(step)


def word_for(alternative: Node) -> str:
    """Return what an alternative of a union adds to the name of a type that is written in it.

    That of a record is the text of its first required member with `const`, or its first required
    member: neither depends on the alternatives beside it.
    """
    if not is_record(alternative):
        return _KINDS.get(alternative.word("type"), "Choice")
    members = alternative.get("properties")
    required = [str(item.value) for item in _items(alternative.get("required"))]
    for name in required:
        member = members.get(name) if members is not None else None
        stated = member.get("const") if member is not None else None
        if stated is not None and isinstance(stated.value, str):
            return stated.value
    return next(iter(required), "Object")


def _items(node: Node | None) -> Iterator[Node]:
    return iter(()) if node is None else node.items()


def _camel(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in _WORD.findall(name))
