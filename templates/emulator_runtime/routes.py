"""Finds the operation for a verb, a path and a query."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

from .tables import Operation

MAX_PATH = 8192
"""The maximum length of a path, in characters."""

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_BAD_ESCAPE = re.compile(r"%(?![0-9A-Fa-f]{2})")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


class MalformedPath(Exception):  # noqa: N818 - says what it is
    """An invalid path; the text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """An operation and the texts of its path parameters."""

    operation: Operation
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Segment:
    """One segment of a path: fixed text, or a pattern around placeholders."""

    fixed: str | None
    pattern: re.Pattern[str] | None
    names: tuple[str, ...]

    def match(self, text: str) -> tuple[str, ...] | None:
        if self.pattern is None:
            return () if text == self.fixed else None
        found = self.pattern.fullmatch(text)
        return None if found is None else found.groups()


class Routes:
    """The paths of all operations; fixed segments take priority over placeholders."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._by_length: dict[int, list[tuple[tuple[_Segment, ...], Operation]]] = {}
        for operation in operations:
            segments = tuple(_segment(text) for text in operation.path.split("/")[1:])
            self._by_length.setdefault(len(segments), []).append((segments, operation))
        for routes in self._by_length.values():
            routes.sort(key=_rank)

    def find(self, path: str) -> list[Match]:
        """Return the operations of a percent-encoded path, the best first; none if it is unknown.

        Raises `MalformedPath` for an invalid escape, encoding or length.
        """
        texts = _split(path)
        return [
            Match(operation=operation, texts=values)
            for segments, operation in self._by_length.get(len(texts), ())
            if (values := _match(segments, texts)) is not None
        ]


def choose_match(
    matches: Iterable[Match], verb: str, query: Collection[tuple[str, str]]
) -> Match | None:
    """Return the first match with this verb whose constants the query has.

    Of several at the same path, it is the one with the most constants.
    """
    fitting = (
        match
        for match in matches
        if match.operation.verb == verb and has_constants(query, match.operation.query)
    )
    return next(fitting, None)


def has_constants(query: Collection[tuple[str, str]], constants: Mapping[str, str]) -> bool:
    """Return whether a query has all of these constants."""
    return all(pair in query for pair in constants.items())


def _rank(route: tuple[tuple[_Segment, ...], Operation]) -> tuple[list[bool], int]:
    segments, operation = route
    return [segment.pattern is not None for segment in segments], -len(operation.query)


def fill_path(path: str, values: Mapping[str, str]) -> str:
    """Return a path with its placeholders filled and escaped; `KeyError` if a value is missing."""
    return PLACEHOLDER.sub(lambda found: quote(values[found[1]], safe=""), path)


def _segment(text: str) -> _Segment:
    parts = PLACEHOLDER.split(text)
    if len(parts) == 1:
        return _Segment(fixed=text, pattern=None, names=())
    pattern = "(.*)".join(re.escape(part) for part in parts[::2])
    return _Segment(fixed=None, pattern=re.compile(pattern, re.DOTALL), names=tuple(parts[1::2]))


def _match(segments: tuple[_Segment, ...], texts: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    for segment, text in zip(segments, texts, strict=True):
        found = segment.match(text)
        if found is None:
            return None
        values.update(zip(segment.names, found, strict=True))
    return values


def _split(path: str) -> list[str]:
    if len(path) > MAX_PATH:
        raise MalformedPath(f"the path has more than {MAX_PATH} characters")
    if not path.startswith("/"):
        raise MalformedPath("the path does not begin with `/`")
    if _BAD_ESCAPE.search(path):
        raise MalformedPath("the path has a `%` that does not begin an escape")
    try:
        texts = [unquote_to_bytes(part).decode("utf-8") for part in path.split("/")[1:]]
    except UnicodeDecodeError:
        raise MalformedPath("the path is not UTF-8") from None
    if any(_CONTROL.search(text) for text in texts):
        raise MalformedPath("the path has a control character")
    return texts
