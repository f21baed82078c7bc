"""The stored form of the description: parts that are read separately, one entry on each line.

`index.json` contains the data for help: names, groups, parameters of the client, credentials, and
of each operation its group, commands and title. `operations/<module>.json` contains the other data
of the operations of one group. `types.json`, `errors.json`, `evidence.json`, `emulation.json` and
`tour.json` contain the data of their names; files without content do not exist. Nothing is stored
twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from clientgen.description.service import FORMAT
from clientgen.python_source import Data, json_lines

FOLDER = "description"
"""The folder of the description in a package."""

_HEAD = ("group", "command", "resume", "title")
_SINGLES = ("types", "emulation")
_LISTS = {
    "errors": ("errors", "error_bodies"),
    "evidence": ("documents", "deviations"),
    "tour": ("tour",),
}


def stored(description: Data) -> dict[str, bytes]:
    """Return the content of each part by its path in the folder of the description."""
    index = {name: value for name, value in description.items() if name not in _OTHER_PARTS}
    operations = description["operations"]
    index["operations"] = {name: _head(each) for name, each in operations.items()}
    parts: dict[str, Data] = {"index.json": index}
    modules = {
        group["name"]: f"operations/{group['module']}.json" for group in description["groups"]
    }
    inside: dict[str, Data] = {path: {} for path in modules.values()}
    for name, each in operations.items():
        inside[modules[each["group"]]][name] = _rest(each)
    parts |= inside
    for name in _SINGLES:
        parts[f"{name}.json"] = description.get(name, {})
    for name, members in _LISTS.items():
        parts[f"{name}.json"] = {each: description[each] for each in members if description[each]}
    return {path: json_lines(part) for path, part in parts.items() if part}


_OTHER_PARTS = {*_SINGLES, *(name for names in _LISTS.values() for name in names)}


def _head(operation: Data) -> Data:
    return {name: operation[name] for name in _HEAD if name in operation}


def _rest(operation: Data) -> Data:
    return {name: value for name, value in operation.items() if name not in _HEAD}


def assembled(parts: Mapping[str, bytes], read: Callable[[bytes], Any] = json.loads) -> Data | None:
    """Return the description from the parts that `stored` made, given by the same paths.

    None if the parts are not from one description in this format. `read` returns the data of JSON.
    """
    try:
        return _assemble({path: read(content) for path, content in parts.items()})
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _assemble(parts: Mapping[str, Any]) -> Data | None:
    index = parts["index.json"]
    if index["format"] != FORMAT:
        return None
    modules = {group["name"]: group["module"] for group in index["groups"]}
    operations = {
        name: {**head, **parts[f"operations/{modules[head['group']]}.json"][name]}
        for name, head in index["operations"].items()
    }
    lists = {
        member: parts.get(f"{name}.json", {}).get(member, [])
        for name, members in _LISTS.items()
        for member in members
    }
    singles = {name: parts[f"{name}.json"] for name in _SINGLES if f"{name}.json" in parts}
    return cast("Data", {**index, "operations": operations, "types": {}, **singles, **lists})
