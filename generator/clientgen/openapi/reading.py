"""Reads OpenAPI documents, JSON or YAML, within limits of size, depth and aliases.

Nothing is fetched. A document is plain data: mappings with text keys, lists, text, numbers, booleans
and null. YAML is read as YAML 1.2 has it (`no` and `2011-10-01` are text); its aliases are followed
as long as what they stand for stays within the limit of values.
"""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any, TypeAlias

Json: TypeAlias = Any
"""Any data of JSON."""

SIZE_LIMIT = 64 * 1024 * 1024
"""The most bytes of one file."""

DEPTH_LIMIT = 200
"""The most mappings and lists within one another."""

VALUE_LIMIT = 5_000_000
"""The most values of one file, those behind aliases counted wherever they stand."""

_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,17})(\.[0-9]{1,17})?([eE][-+]?[0-9]{1,3})?")
_WORDS = {"true": True, "false": False, "null": None, "~": None, "": None}


class UnreadableError(Exception):
    """A document cannot be read; the text says where and why."""


def read(path: Path, shown: str) -> Json:
    """Return the content of a file; `shown` is its name in messages.

    Raises `UnreadableError` for a file that is too large, too deep, or neither JSON nor YAML.
    """
    try:
        with path.open("rb") as file:
            content = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise UnreadableError(f"{shown}: {error.strerror}") from None
    if len(content) > SIZE_LIMIT:
        raise UnreadableError(f"{shown}: the file has more than {SIZE_LIMIT} bytes")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError(f"{shown}: byte {error.start + 1} is not UTF-8") from None
    data = _json(text, shown) if text.lstrip()[:1] in ("{", "[") else _yaml(text, shown)
    _measure(data, shown)
    return data


def _json(text: str, shown: str) -> Json:
    try:
        return json.loads(text, parse_constant=_not_a_number)
    except json.JSONDecodeError as error:
        # a flow mapping of YAML begins as JSON does
        if re.search(r"\.ya?ml$", shown):
            return _yaml(text, shown)
        where = f"{shown}:{error.lineno}:{error.colno}"
        raise UnreadableError(f"{where}: this is not JSON: {error.msg}") from None
    except RecursionError:
        raise UnreadableError(_too_deep(shown)) from None
    except ValueError as error:
        raise UnreadableError(f"{shown}: this is not JSON: {error}") from None


def _not_a_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")


def _too_deep(shown: str) -> str:
    return f"{shown}: more than {DEPTH_LIMIT} mappings and lists are within one another"


def _yaml(text: str, shown: str) -> Json:
    import yaml

    try:
        node = yaml.compose(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        return _Values(shown).value(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else shown
        raise UnreadableError(f"{where}: this is not YAML: {error.problem}") from None
    except yaml.YAMLError as error:
        raise UnreadableError(f"{shown}: this is not YAML: {str(error).splitlines()[0]}") from None
    except RecursionError:
        raise UnreadableError(_too_deep(shown)) from None


class _Values:
    """Makes data of the nodes of one YAML document; a node with aliases is made once."""

    def __init__(self, shown: str) -> None:
        self._shown = shown
        self._made: dict[int, Any] = {}

    def value(self, node: Json, depth: int = 0) -> Json:
        if node is None:
            return None
        if depth > DEPTH_LIMIT:
            raise UnreadableError(_too_deep(self._shown))
        if id(node) not in self._made:
            self._made[id(node)] = ...
            self._made[id(node)] = self._make(node, depth)
        made = self._made[id(node)]
        if made is ...:
            mark = node.start_mark
            where = f"{self._shown}:{mark.line + 1}:{mark.column + 1}"
            raise UnreadableError(f"{where}: an alias is within what it stands for")
        return made

    def _make(self, node: Json, depth: int) -> Json:
        if node.id == "mapping":
            pairs = [(self._key(key), self.value(value, depth + 1)) for key, value in node.value]
            merged = [value for key, value in pairs if key == "<<" and isinstance(value, dict)]
            own = {key: value for key, value in pairs if key != "<<"}
            return {**{key: each for one in merged for key, each in one.items()}, **own}
        if node.id == "sequence":
            return [self.value(each, depth + 1) for each in node.value]
        return scalar(node.value) if not node.style else node.value

    def _key(self, node: Json) -> str:
        if node.id != "scalar":
            mark = node.start_mark
            where = f"{self._shown}:{mark.line + 1}:{mark.column + 1}"
            raise UnreadableError(f"{where}: a key must be text")
        return str(node.value)


def scalar(text: str) -> str | int | float | bool | None:
    """Return what a scalar of YAML 1.2 without quotes stands for."""
    if text.lower() in _WORDS and text in (text.lower(), text.capitalize(), text.upper()):
        return _WORDS[text.lower()]
    found = _NUMBER.fullmatch(text)
    if not found:
        return text
    if found[2] or found[3]:
        number = float(text)
        return number if math.isfinite(number) else text
    return int(text)


def _measure(data: Json, shown: str) -> None:
    """Refuse what is too deep, or too large with what aliases stand for."""
    sizes: dict[int, int] = {}
    waiting: list[tuple[Any, int, bool]] = [(data, 0, False)]
    while waiting:
        value, depth, is_done = waiting.pop()
        if not isinstance(value, dict | list) or id(value) in sizes:
            continue
        inner = list(value.values()) if isinstance(value, dict) else value
        if is_done:
            sizes[id(value)] = 1 + sum(sizes.get(id(each), 1) for each in inner)
            if sizes[id(value)] > VALUE_LIMIT:
                raise UnreadableError(f"{shown}: the file has more than {VALUE_LIMIT} values")
            continue
        if depth > DEPTH_LIMIT:
            raise UnreadableError(_too_deep(shown))
        waiting.append((value, depth, True))
        waiting += [(each, depth + 1, False) for each in inner]
