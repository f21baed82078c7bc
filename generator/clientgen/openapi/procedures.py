"""What operations are about that are called by procedure: `/channels.info`, `/transfer/get_by_id`, `/listBooks`.

Their paths name no item: an argument does, in the query or the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal

from clientgen.openapi.words import Use
from clientgen.symbols.spelling import snake

Kind = Literal["read", "list", "create", "delete", "update", "archive", "unarchive"]

_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("get", "info", "retrieve", "read", "show", "describe", "fetch"), "read"),
    **dict.fromkeys(("list",), "list"),
    **dict.fromkeys(("create", "add", "new"), "create"),
    **dict.fromkeys(("delete", "remove"), "delete"),
    **dict.fromkeys(("update", "edit", "modify", "rename", "set"), "update"),
    "archive": "archive",
    "unarchive": "unarchive",
}
_NUMBERED = re.compile(r"(id|sid|uuid|guid|number)")
"""The last word of a name that can say which item is meant."""


def procedures(operations: Mapping[str, Use]) -> dict[str, dict[Kind, list[str]]]:
    """Return the names of operations by what they are about and what they do with it."""
    found: dict[str, dict[Kind, list[str]]] = {}
    for name, operation in operations.items():
        parsed = _parsed(str(operation["path"]))
        if parsed is not None and operation["verb"] in ("GET", "POST"):
            noun, kind = parsed
            found.setdefault(noun, {}).setdefault(kind, []).append(name)
    return found


def _parsed(path: str) -> tuple[str, Kind] | None:
    """What a path is about, in the singular, and what is done with it; None if it does not say so."""
    if "{" in path:
        return None
    *before, last = path.strip("/").split("/")
    noun, dot, called = last.rpartition(".")
    verb, *rest = re.findall(r"[a-z0-9]+", snake(called)) or [""]
    rest = rest[: rest.index("by")] if "by" in rest else rest
    kind = _KINDS.get(verb)
    around = [*before, *noun.split(".")] if dot else before
    if kind is None:
        return None
    if around and (not rest or (dot and kind == "update")):
        return _noun(around), kind
    return (_noun([*around, "_".join(rest)]), kind) if rest else None


def _noun(steps: list[str]) -> str:
    return "/".join([*steps[:-1], _singular(steps[-1])])


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def arguments(operation: Use, members: Use) -> Iterator[tuple[str, Use, bool]]:
    """Yield the name, the type and whether it is required of each argument of the query and the body.

    `members` is the record of the body; what has another name on the wire is left out.
    """
    for name, use in operation.get("parameters", {}).items():
        if use["in"] == "query" and "wire_name" not in use:
            yield name, use, use.get("required", False)
    needed = members.get("required", ())
    for name, use in members.get("properties", {}).items():
        if "wire_name" not in use and "." not in name:
            yield name, use, name in needed


def naming(noun: str, into: str, given: list[tuple[str, Use, bool]]) -> tuple[str, Use] | None:
    """Return the argument that says which item is meant: by its name, or since no other can."""
    last = snake(noun.rpartition("/")[2])
    for wanted in dict.fromkeys((last, into, "")):
        for name, use, _ in given:
            if snake(name) in ({"id"} if not wanted else {wanted, f"{wanted}_id"}):
                return name, use
    needed = [(name, use) for name, use, is_needed in given if is_needed and is_number(name)]
    return needed[0] if len(needed) == 1 else None


def is_number(name: str) -> bool:
    """Tell whether the name of an argument says that it is the number of something."""
    return bool(_NUMBERED.fullmatch(snake(name).rpartition("_")[2]))
