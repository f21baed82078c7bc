"""Reads data that do not match their type as far as they do, for responses only.

What is missing or of the wrong kind becomes `None`, and a problem. Nothing is read this way before
the strict conversion has failed.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import TypeVar, cast, get_origin

from .arguments import name_kind
from .coercion import DecodeError, convert, unworded
from .members import bare_kind, inner_kind, is_record_class, members_of, split_kind
from .problems import MISSING, MOST_PROBLEMS, Problem
from .unions import choose, is_union

T = TypeVar("T")

_FOUND: Mapping[type, str] = {
    type(None): "null",
    bool: "`true` or `false`",
    int: "a number",
    float: "a number",
    Decimal: "a number",
    str: "text",
    list: "a list",
    dict: "an object",
}


def convert_leniently(plain: object, kind: type[T], problems: list[Problem]) -> T:
    """Return plain data as a value of the type `kind`, with `None` for what does not match.

    Adds what does not match to `problems`. Raises `DecodeError` if it is the whole.
    """
    try:
        return convert(plain, kind)
    except DecodeError:
        value = _Walk(problems).read(plain, kind, "$")
        if value is None and not split_kind(cast("Hashable", kind))[1]:
            raise
        return cast("T", value)


class _Walk:
    """A walk over plain data; no value is converted twice."""

    def __init__(self, problems: list[Problem]) -> None:
        self._problems = problems

    def read(self, plain: object, kind: object, place: str) -> object:
        """Return a value of the type `kind`, or `None`."""
        bare, takes_none = split_kind(kind)
        chosen = choose(bare, plain) if is_union(bare) else bare
        origin = chosen if is_record_class(chosen) else get_origin(bare)
        if plain is None and takes_none:
            return None
        if is_record_class(origin) and isinstance(plain, dict):
            return self._read_record(plain, origin, place)
        if origin is list and isinstance(plain, list):
            inner = inner_kind(bare)
            return [self.read(each, inner, f"{place}[{i}]") for i, each in enumerate(plain)]
        if origin is dict and isinstance(plain, dict):
            # names of a map are data
            inner = inner_kind(bare)
            return {name: self.read(each, inner, f"{place}[...]") for name, each in plain.items()}
        if origin is None:
            try:
                return convert(plain, cast("type[object]", kind))
            except DecodeError:
                pass
        self._tell(place, bare, _FOUND.get(type(plain), "an object"))
        return None

    def _read_record(self, plain: dict[str, object], record: type, place: str) -> object:
        words: Mapping[str, Mapping[str, int]] = getattr(record, "__integers__", {})
        values: dict[str, object] = {}
        for member in members_of(record):
            inner, wire = f"{place}.{member.wire}", member.wire
            if member.is_rest:
                known = {each.wire for each in members_of(record)} - {wire}
                rest = {name: each for name, each in plain.items() if name not in known}
                values[member.name] = self.read(rest, member.kind, place)
            elif wire not in plain:
                if member.required:
                    self._tell(inner, bare_kind(member.kind), MISSING)
                    values[member.name] = None
            elif plain[wire] is not None or member.required:
                value = unworded(plain[wire], words.get(wire, {}))
                values[member.name] = self.read(value, member.kind, inner)
        return record(**values)

    def _tell(self, place: str, kind: object, found: str) -> None:
        problem = Problem(place, name_kind(kind), found)
        if len(self._problems) < MOST_PROBLEMS:
            self._problems.append(problem)
        elif "[" not in place:
            # a problem of the whole is told in place of one of its many items
            self._problems[-1] = problem
