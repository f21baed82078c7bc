"""The stored form of the description: parts that are read separately, one entry on each line.

`index.json` contains the data for the help of the program: names, groups, parameters of the client,
the types of these, credentials, of each operation its group, commands and title, and the example of
the first one. `operations/<module>.json` contains the other data of the operations of one group,
`types.json` all other types. `errors.json`, `evidence.json`, `emulation.json` and `tour.json`
contain the data of their names; files without content do not exist. Nothing is stored twice.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, cast

from clientgen.description.excerpts import reached
from clientgen.description.service import FORMAT
from clientgen.python_source import Data, json_lines

FOLDER = "description"
"""The folder of the description in a package."""

_HEAD = ("group", "command", "resume", "title")
"""The members of operations that are in the index."""
_FIRST_HEAD = (*_HEAD, "example")
"""Those of the first operation, whose example the help of the program shows."""
_LISTS = {
    "errors": ("errors", "error_bodies"),
    "evidence": ("documents", "deviations"),
    "tour": ("tour",),
}


def stored(description: Data) -> dict[str, bytes]:
    """Return the content of each part by its path in the folder of the description."""
    heads: Data = {}
    index = {name: value for name, value in description.items() if name not in _OTHER_PARTS}
    of_client = [each["type"] for each in description.get("parameters", ())]
    shown = reached(description["types"], of_client)
    index |= {"operations": heads, **({"types": shown} if shown else {})}
    parts: dict[str, Data] = {"index.json": index}
    modules = {
        group["name"]: f"operations/{group['module']}.json" for group in description["groups"]
    }
    parts |= {path: {} for path in modules.values()}
    for name, each in description["operations"].items():
        said = _HEAD if heads else _FIRST_HEAD
        heads[name] = {member: value for member, value in each.items() if member in said}
        rest = {member: value for member, value in each.items() if member not in said}
        parts[modules[each["group"]]][name] = rest
    types = {name: each for name, each in description["types"].items() if name not in shown}
    parts |= {"types.json": types, "emulation.json": description.get("emulation", {})}
    for name, members in _LISTS.items():
        parts[f"{name}.json"] = {each: description[each] for each in members if description[each]}
    return {path: json_lines(part) for path, part in parts.items() if part}


_OTHER_PARTS = {"types", "emulation", *(name for names in _LISTS.values() for name in names)}


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
    types = {**index.get("types", {}), **parts.get("types.json", {})}
    emulation = {"emulation": parts["emulation.json"]} if "emulation.json" in parts else {}
    return cast("Data", {**index, "operations": operations, "types": types, **emulation, **lists})
