"""The differences of two descriptions, each with its rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from clientgen.differences.classes import rules_of
from clientgen.differences.operation_classes import keywords_only
from clientgen.differences.pairing import renames
from clientgen.differences.rules import RULES, Severity
from clientgen.differences.tree import SPELLING, Absent, Change, tree, walk
from clientgen.differences.uses import directions

AUDIENCES = ("client", "command", "wire")
"""The users that a difference can affect: of the Python client, the command and the wire."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One difference: the name of its rule, its place, and the values there (None for no value)."""

    rule: str
    path: tuple[str, ...]
    before: object = None
    after: object = None

    def severity(self, audience: str) -> Severity:
        """Return the severity of the difference for one of `AUDIENCES`."""
        return RULES[self.rule].severities[AUDIENCES.index(audience)]

    @property
    def worst(self) -> Severity:
        """The severity for the users who are affected most."""
        return max(RULES[self.rule].severities)


def worst(findings: Iterable[Finding]) -> Severity:
    """Return the worst severity of all findings for any users; safe if there are no findings."""
    return max((each.worst for each in findings), default=Severity.SAFE)


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[Finding, ...]:
    """Return every difference of two descriptions, the worst first, then by place."""
    old, new = tree(before), tree(after)
    types = renames(_mapping(old.get("types")), _mapping(new.get("types")), ("types",))
    old = _renamed(old, types)
    uses = directions(old) | directions(new)
    changes = tuple(part for change in walk(old, new) for part in _spelled_out(change, old, new))
    found = {
        _finding(change, rule): None for change in _told(changes) for rule in rules_of(change, uses)
    }
    return tuple(sorted(found, key=lambda each: (-each.worst, each.path, each.rule)))


def _spelled_out(change: Change, old: Any, new: Any) -> Iterator[Change]:  # noqa: ANN401 - trees
    """A change from an inline type to a named one, or back, as the change of the type's content."""
    before, after = change.before, change.after
    if not (isinstance(before, dict) and isinstance(after, dict)) or "kind" not in before:
        yield change
        return
    written = [_target(before, old), _target(after, new)]
    if written == [before, after] or written[0].get("kind") != written[1].get("kind"):
        yield change
        return
    yield Change(path=(*change.path, SPELLING), before=_name(before), after=_name(after))
    yield from walk(written[0], written[1], change.path)


def _target(kind: dict[str, Any], tree: Mapping[str, Any]) -> dict[str, Any]:
    """Return the type behind a reference without a class; any other type unchanged."""
    known = _mapping(tree.get("types")).get(str(kind.get("name")))
    if kind.get("kind") != "ref" or not isinstance(known, dict) or "class" in known:
        return kind
    own = {name: value for name, value in kind.items() if name not in {"kind", "name"}}
    return {**{name: value for name, value in known.items() if name not in _SAID}, **own}


_SAID = frozenset({"description", "example", "notes", "secret", "source"})
"""Members that only named types have, not inline types."""


def _name(kind: Mapping[str, Any]) -> object:
    return kind.get("name", Absent.ABSENT)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _finding(change: Change, rule: str) -> Finding:
    before = None if change.added else _value(change.before)
    after = None if change.removed else _value(change.after)
    return Finding(rule=rule, path=change.path, before=before, after=after)


def _value(value: object) -> object:
    """A value that has no parts; for other values, the path is enough."""
    return value if isinstance(value, str | int | float) else None


def _renamed(value: Any, types: Mapping[str, str]) -> Any:  # noqa: ANN401 - any plain data
    """A tree whose references have the new names of types, so that a new name is reported once."""
    if not types or not isinstance(value, dict):
        return value
    changed = type(value)((name, _renamed(member, types)) for name, member in value.items())
    if changed.get("kind") == "ref" and changed.get("name") in types:
        changed["name"] = types[changed["name"]]
    return changed


def _told(changes: tuple[Change, ...]) -> Iterator[Change]:
    """Leave out the changes that follow from other changes.

    Keywords of a signature follow from its arguments, the ways to give a credential from its
    sources, and the example of a command from whatever else changed.
    """
    for change in changes:
        match change.path:
            case ("operations", name, "signature") if keywords_only(change):
                arguments = [("operations", name, part) for part in ("parameters", "body")]
                if any(each.path[:3] in arguments for each in changes):
                    continue
            case ("credentials", name, "ways", *_) if any(
                each.path[:3] == ("credentials", name, "sources") for each in changes
            ):
                continue
            case ("operations", _, "example") if not all(map(_is_of_help, changes)):
                continue
        yield change


def _is_of_help(change: Change) -> bool:
    """Tell whether only the example of a command changed."""
    return change.path[:1] == ("operations",) and change.path[2:] == ("example",)
