"""Lines and columns of places in the files of a document, for people who look for them."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Position = tuple[int, int]
"""A line and a column, from 1."""

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],]|[^\s{}\[\],:"]+', re.DOTALL)
_KEY, _VALUE = -1, -2
_OLD = {
    "components/schemas": "definitions",
    "components/parameters": "parameters",
    "components/responses": "responses",
    "components/securitySchemes": "securityDefinitions",
}
"""Where Swagger 2.0 has what stands elsewhere since."""


@dataclass(slots=True)
class _Wanted:
    """A place that is looked for, or on the way to one, and those below it by the next step."""

    below: dict[str, _Wanted] = field(default_factory=dict)
    found: Position | None = None

    def add(self, steps: Iterable[str]) -> None:
        """Look for a place too."""
        node = self
        for step in steps:
            node = node.below.setdefault(step, _Wanted())

    def nearest(self, steps: Iterable[str]) -> Position | None:
        """Return the position of a place, or of the nearest one around it."""
        node, found = self, self.found
        for step in steps:
            node = node.below.get(step, _Wanted())
            if node.found is None:
                break
            found = node.found
        return found


class Positions:
    """The positions of some places in the files of a folder; `root` is the file of those without a name.

    `beside` is a file that may be in another folder.
    """

    def __init__(
        self, folder: Path, root: str, places: Iterable[str], beside: Path | None = None
    ) -> None:
        self._root = root
        self._files: dict[str, _Wanted] = {}
        for place in places:
            for file, steps in self._parted(place):
                self._files.setdefault(file, _Wanted()).add(steps)
        for file, wanted in self._files.items():
            is_beside = beside is not None and file == beside.name
            _find(beside if beside is not None and is_beside else folder / file, wanted)

    def of(self, place: str) -> str:
        """Return `file:line:column` of a place; empty if it is none of a file."""
        for file, steps in self._parted(place):
            found = self._files.get(file, _Wanted()).nearest(steps)
            if found is not None:
                return f"{file}:{found[0]}:{found[1]}"
        return ""

    def _parted(self, place: str) -> Iterator[tuple[str, list[str]]]:
        """Yield the file and the steps of a place: as they are, and as Swagger 2.0 has them."""
        file, mark, pointer = place.partition("#")
        if not mark or not pointer.startswith("/"):
            return
        steps = [step.replace("~1", "/").replace("~0", "~") for step in pointer.split("/")[1:]]
        old = _OLD.get("/".join(steps[:2]))
        if old is not None:
            yield file or self._root, [old, *steps[2:]]
        yield file or self._root, steps


def _find(path: Path, wanted: _Wanted) -> None:
    """Find the positions in a file that was read already."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return
    if text.lstrip()[:1] in ("{", "["):
        _in_json(text, wanted)
    else:
        _in_yaml(text, wanted)


def _in_json(text: str, wanted: _Wanted) -> None:
    ends = [match.end() for match in re.finditer("\n", text)]

    def position(index: int) -> Position:
        line = bisect_right(ends, index)
        return line + 1, index - (ends[line - 1] if line else 0) + 1

    outer: list[tuple[_Wanted | None, int]] = []
    # the number of the item to come in a list; in a mapping `_KEY`, or `_VALUE` after the key
    current: _Wanted | None = None
    following: _Wanted | None = wanted
    index = _VALUE
    for match in _TOKEN.finditer(text):
        sign = match[0]
        if sign in "}]":
            current, index = outer.pop() if outer else (None, _VALUE)
            following = None
        elif sign == ",":
            index = _KEY if index < 0 else index + 1
        elif index == _KEY:
            following = current.below.get(json.loads(sign, strict=False)) if current else None
            index = _VALUE
            if following is not None:
                following.found = position(match.start())
        else:
            if index >= 0:
                following = current.below.get(str(index)) if current else None
                if following is not None:
                    following.found = position(match.start())
            if sign in "{[":
                outer.append((current, index))
                current, index = following, _KEY if sign == "{" else 0


def _in_yaml(text: str, wanted: _Wanted) -> None:
    import yaml

    try:
        root = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError):
        return
    waiting: list[tuple[Any, _Wanted]] = [(root, wanted)]
    while waiting:
        node, looked_for = waiting.pop()
        if node is None or node.id == "scalar":
            continue
        pairs: Iterable[tuple[str, Any, Any]]
        if node.id == "mapping":
            pairs = ((str(key.value), key, value) for key, value in node.value)
        else:
            pairs = ((str(index), each, each) for index, each in enumerate(node.value))
        for step, shown, value in pairs:
            inner = looked_for.below.get(step)
            if inner is not None:
                inner.found = (shown.start_mark.line + 1, shown.start_mark.column + 1)
                waiting.append((value, inner))
