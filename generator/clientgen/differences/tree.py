"""Two descriptions as trees whose entries have names, and all places where the trees differ."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from clientgen.differences.pairing import pairs

OPAQUE = frozenset({"default", "emulation", "example", "examples", "listed_by", "tour"})
"""Members that contain values of the service, and those that are compared as a whole."""
_NAMES = ("class", "name", "code", "status")
"""The members that can name an entry of a list; the first one that exists is used."""


class Absent(Enum):
    """The placeholder for a value that is missing on one side."""

    ABSENT = "absent"


class Entries(dict[str, Any]):
    """A list as a dict: its entries by name, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One place where two trees differ; with `is_order`, the entries there changed places.

    A change with the path `(..., KEY)` is the new name of an entry of a dict.
    """

    path: tuple[str, ...]
    before: object = Absent.ABSENT
    after: object = Absent.ABSENT
    is_order: bool = False

    @property
    def added(self) -> bool:
        """Whether only the second tree has a value here."""
        return self.before is Absent.ABSENT

    @property
    def removed(self) -> bool:
        """Whether only the first tree has a value here."""
        return self.after is Absent.ABSENT


KEY = "(name)"
"""The last part of the path of a new name."""
SPELLING = "(type)"
"""The last part of the path if an inline type is replaced by a named one, or the reverse."""


def tree(value: object, path: tuple[str, ...] = ()) -> Any:  # noqa: ANN401 - any plain data
    """Return plain data with `Entries` instead of lists, and nullable types made comparable.

    A nullable type becomes the type itself with a member `nullable`; the values of an
    enumeration and the facts about each are together under `members`.
    """
    match value:
        case dict():
            named = {} if _holds_names(path) else value
            data = value if _holds_names(path) else _merged(value)
            return {
                str(name): member if name in OPAQUE and named else tree(member, (*path, str(name)))
                for name, member in data.items()
            }
        case list():
            return Entries(
                (name, tree(item, (*path, name)))
                for name, item in zip(_entry_names(value), value, strict=True)
            )
        case _:
            return value


def _holds_names(path: tuple[str, ...]) -> bool:
    """Whether the keys of a dict are names that a spec chooses."""
    return path in {("operations",), ("types",)} or (
        len(path) != 2 and path[-1:] in {("errors",), ("links",), ("names",)}
    )


def _merged(data: dict[str, Any]) -> dict[str, Any]:
    item, values, members = data.get("item"), data.get("values"), data.get("members")
    if data.get("kind") == "nullable" and isinstance(item, dict) and "nullable" not in item:
        rest = {name: member for name, member in data.items() if name not in {"kind", "item"}}
        return {**item, **rest, "nullable": True}
    if isinstance(values, list) and isinstance(members, list) and len(values) == len(members):
        rest = {name: member for name, member in data.items() if name != "values"}
        if all(isinstance(member, dict) for member in members):
            both = zip(values, members, strict=True)
            return {**rest, "members": [{"name": value, **member} for value, member in both]}
    return data


def _entry_names(entries: list[Any]) -> list[str]:
    """The names of the entries of a list; their numbers if two entries have the same name."""
    names = [_entry_name(entry) for entry in entries]
    if any(names.index(name) != n for n, name in enumerate(names)):
        names = [
            name if names.index(name) == n else " ".join((name, *_told_by(entries[n])))
            for n, name in enumerate(names)
        ]
    return names if len(set(names)) == len(names) else [str(n) for n in range(len(names))]


def _told_by(entry: object) -> list[str]:
    """The media type that tells one of several responses of a status."""
    return list(entry.get("media_types", ())[:1]) if isinstance(entry, dict) else []


def _entry_name(entry: object) -> str:
    if not isinstance(entry, dict):
        return entry if isinstance(entry, str) else json.dumps(entry)
    if "json" in entry and isinstance(entry.get("type"), dict):
        return _alternative_name(entry, entry["type"])
    if "in" in entry and "python_name" in entry:
        return f"{entry.get('name')} ({entry['in']})"
    named = (entry[name] for name in _NAMES if name in entry)
    return next((str(each) for each in named if isinstance(each, str | int)), "")


def _alternative_name(entry: dict[str, Any], kind: dict[str, Any]) -> str:
    """The name of an alternative of a union: of its type, or its kind of JSON with its values."""
    if "name" in kind:
        return str(kind["name"])
    return " ".join([entry["json"], *map(str, entry.get("values", ()))])


def walk(before: object, after: object, path: tuple[str, ...] = ()) -> Iterator[Change]:
    """Yield every change from one tree to another, the outermost place of each.

    Two types of different kinds differ as a whole.
    """
    if not (isinstance(before, dict) and isinstance(after, dict)) or _differ_in_kind(before, after):
        if not _same(before, after):
            yield Change(path=path, before=before, after=after)
        return
    if isinstance(before, Entries) and isinstance(after, Entries):
        yield from _order(before, after, path)
    for name, old, new in pairs(before, after, path):
        place = (*path, name)
        if old is None:
            yield from _one_sided(after[name], place, is_new=True)
        elif new is None:
            yield from _one_sided(before[old], place, is_new=False)
        else:
            if old != new and not isinstance(before, Entries):
                yield Change(path=(*place, KEY), before=old, after=new)
            yield from walk(before[old], after[new], place)


def _one_sided(value: object, path: tuple[str, ...], *, is_new: bool) -> Iterator[Change]:
    """A value of only one side; for a list, each entry: a missing list equals an empty one."""
    parts = isinstance(value, Entries) or (isinstance(value, dict) and _holds_names(path))
    if parts and value and path[-2:] != _ARGUMENTS:
        nothing = Entries()
        yield from walk(nothing, value, path) if is_new else walk(value, nothing, path)
    else:
        yield Change(path=path, after=value) if is_new else Change(path=path, before=value)


_ARGUMENTS = ("body", "fields")
"""The end of the path of a list; if the list exists, a body is given by its fields."""


def _differ_in_kind(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    return "kind" in before and "kind" in after and before["kind"] != after["kind"]


def _order(before: Entries, after: Entries, path: tuple[str, ...]) -> Iterator[Change]:
    old, new = ([*each] for each in (before, after))
    old, new = [n for n in old if n in after], [n for n in new if n in before]
    if old != new:
        yield Change(path=path, before=", ".join(old), after=", ".join(new), is_order=True)


def _same(before: object, after: object) -> bool:
    """Whether two values are the same JSON, where `1`, `1.0` and `true` are three values."""
    return json.dumps(before, sort_keys=True) == json.dumps(after, sort_keys=True)
