"""The words of types in a spec, and what schemas say of themselves in them."""

from __future__ import annotations

from typing import Any

from clientgen.openapi import vendors
from clientgen.openapi.prose import prose
from clientgen.openapi.schemas import annotated, leaves_of, types_of, unwrapped
from clientgen.openapi.source import Part

Use = dict[str, Any]
"""A type where it is used, as the YAML of a spec has it."""

STATED = "\0stated"
"""The example that a document states for a member: it is a part of the example of its record, and never written here."""


def described(part: Part, made: Use, *, is_member: bool = False) -> Use:
    """Add what a schema says of itself to a type."""
    if isinstance(part.value, dict):
        part = annotated(part)
        description = vendors.about(part) or prose("" if is_member else part.text("title"))
        if description:
            made["description"] = description
        if is_member:
            _flags(part, made)
    return made


def file_words(part: Part) -> Use:
    """The words of a member that is a file, or a list of them; none for any other."""
    if own := _words_of_file(part.followed()):
        return own
    found = [_words_of_file(each.followed()) for each in leaves_of([part])]
    # a list can hold the one file that another alternative is
    return max(found, key=len) if found and all(found) else {}


def _words_of_file(target: Part) -> Use:
    if target.text("format") == "binary" or target.text("contentMediaType"):
        return {"type": "bytes"}
    items = target.get("items").followed()
    if types_of(target)[:1] == ["array"] and items.text("format") == "binary":
        return {"type": "array", "items": {"type": "bytes"}}
    return {}


def _flags(part: Part, made: Use) -> None:
    words = unwrapped(part)
    has = {word: part.flag(word) or words.flag(word) for word in ("readOnly", "writeOnly")}
    if has["readOnly"] != has["writeOnly"]:
        made["readOnly" if has["readOnly"] else "writeOnly"] = True
    if part.flag("deprecated"):
        made["deprecated"] = True
    if words.text("format") == "password":
        made["secret"] = True
    if "default" in part.value and "const" not in made:
        made["default"] = part.value["default"]
    several = part.value.get("examples")
    first = several[0] if isinstance(several, list) and several else None
    if part.value.get("example", first) is not None:
        made[STATED] = part.value.get("example", first)
