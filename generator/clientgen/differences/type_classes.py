"""Classifies changes of types, as requests and as responses."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from clientgen.differences.tree import Change

Names: TypeAlias = tuple[str, ...]

OTHER = ("other",)
DOCUMENTATION = ("documentation",)
SPOKEN = frozenset(
    {
        *("title", "summary", "description", "notes", "cautions", "source"),
        *("example", "examples", "evidence", "unseen", "grade", "listed_by"),
    }
)
"""Members that are only documentation."""
_LOWER = frozenset({"minLength", "minimum", "exclusiveMinimum", "minItems"})
_UPPER = frozenset({"maxLength", "maximum", "exclusiveMaximum", "maxItems"})


def either(change: Change, added: str, removed: str) -> Names:
    """Return the rule `added` or `removed`; `other` if a value was replaced by another value."""
    if change.added:
        return (added,)
    return (removed,) if change.removed else OTHER


def deprecated(below: Sequence[str], change: Change) -> Names:
    """Return the rule of a member `deprecated`; the members in it are documentation."""
    return DOCUMENTATION if below else either(change, "deprecated", "no-longer-deprecated")


def secret(change: Change) -> Names:
    """Return the rule of a member `secret`."""
    return either(change, "became-secret", "no-longer-secret")


def type_rules(below: Sequence[str], change: Change, directions: Names) -> Names:
    """Return the rules of a change at a path below a type, for each of the type's `directions`.

    Directions are `request` and `response`; the path is empty if the type as a whole changed.
    """
    match below:
        case ["items" | "values", *rest]:
            return type_rules(rest, change, directions)
        case ["fields", _, *rest]:
            return _field(rest, change, directions)
        case ["members", _, *rest]:
            return _member(rest, change, directions)
        case [("alternatives" | "unknown" | "discriminator"), *rest]:
            return _union(rest[1:] if rest else None, change, directions)
        case ["open"]:
            return either(change, "enumeration-opened", "enumeration-closed")
        case ["names", *_]:
            return ("integer-name-added",) if change.added else ("integer-name-changed",)
        case ["xml", *_]:
            return ("xml-changed",)
        case ["json_order", *_]:
            return ("order-changed",)
        case ["class"]:
            return ("class-renamed",)
        case ["secret"]:
            return secret(change)
        case [("description" | "notes" | "source" | "example"), *_]:
            return ("documentation",)
        case _:
            return tuple(_directed(below, change, direction) for direction in directions)


def _union(rest: Sequence[str] | None, change: Change, directions: Names) -> Names:
    """Return the rules of a union; `rest` is the path below an alternative, if it is in one."""
    match rest:
        case None:
            # only an open union has a discriminator
            is_part = change.added or change.removed
            return ("documentation",) if is_part else ("discriminator-changed",)
        case []:
            what = "added" if change.added else "removed"
            return tuple(f"{direction}-alternative-{what}" for direction in directions)
        case ["type", *below]:
            return type_rules(below, change, directions)
        case ["member"] if change.added or change.removed:
            # of the only record, nothing needs to be told
            return ("documentation",)
        case _:
            return ("alternative-told-otherwise",)


def _directed(below: Sequence[str], change: Change, direction: str) -> str:
    match below:
        case [] | ["kind" | "name" | "format" | "base"]:
            return f"{direction}-type-changed"
        case ["nullable"] if change.added or change.removed:
            return f"{direction}-null-{'allowed' if change.added else 'forbidden'}"
        case ["pattern"] if not (change.added or change.removed):
            return f"{direction}-pattern-changed"
        case [bound] if bound == "pattern" or bound in _LOWER | _UPPER:
            return f"{direction}-bounds-{'narrower' if _narrower(bound, change) else 'wider'}"
        case _:
            return "other"


def _narrower(bound: str, change: Change) -> bool:
    if change.added or change.removed:
        return change.added
    before, after = (
        each if isinstance(each, int | float) else 0 for each in (change.before, change.after)
    )
    return after > before if bound in _LOWER else after < before


def _member(rest: Sequence[str], change: Change, directions: Names) -> Names:
    match rest:
        case []:
            what = "added" if change.added else "removed"
            return tuple(f"{direction}-value-{what}" for direction in directions)
        case ["description"]:
            return ("documentation",)
        case ["python_name"]:
            return ("value-renamed",)
        case _:
            return OTHER


def _field(rest: Sequence[str], change: Change, directions: Names) -> Names:
    match rest:
        case []:
            return tuple(_whole_field(change, direction) for direction in directions)
        case ["type", *below]:
            return type_rules(below, change, directions)
        case ["required"] if change.added or change.removed:
            what = "required" if change.added else "optional"
            return tuple(f"{direction}-field-{what}" for direction in directions)
        case ["default", *_]:
            return ("default-changed",)
        case ["name"]:
            return ("field-renamed-wire",)
        case ["python_name"]:
            return ("field-renamed",)
        case ["secret"]:
            return secret(change)
        case ["deprecated", *below]:
            return deprecated(below, change)
        case ["xml", *_]:
            return ("xml-changed",)
        case ["description" | "unseen" | "evidence", *_]:
            return ("documentation",)
        case _:
            return OTHER


def _whole_field(change: Change, direction: str) -> str:
    field = change.after if change.added else change.before
    if isinstance(field, dict) and field.get("rest"):
        return "unlisted-fields-kept" if change.added else "unlisted-fields-dropped"
    if not change.added:
        return f"{direction}-field-removed"
    if direction == "response":
        return "response-field-added"
    required = isinstance(change.after, dict) and change.after.get("required")
    return "request-field-added-required" if required else "request-field-added-optional"
