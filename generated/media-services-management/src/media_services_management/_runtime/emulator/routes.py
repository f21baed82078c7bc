"""Finds the operation for a verb, a path, a query and headers."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias
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
    fixed_length: int = 0
    """The number of characters around placeholders."""
    is_long: bool = False
    """Whether it can contain slashes, and so be more than one segment of a request."""

    @property
    def rank(self) -> tuple[int, int]:
        """The place among others that take the same text: the more of it is fixed, the earlier."""
        return (self.pattern is not None) + self.is_long, -self.fixed_length

    def match(self, text: str) -> tuple[str, ...] | None:
        if self.pattern is None:
            return () if text == self.fixed else None
        found = self.pattern.fullmatch(text)
        return None if found is None else found.groups()


_Route: TypeAlias = tuple[tuple[_Segment, ...], Operation]


class Routes:
    """The paths of all operations; fixed segments take priority over placeholders."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        self._long: list[_Route] = []
        """The routes with a parameter that keeps its slashes."""
        for operation in operations:
            kept = {each.name for each in operation.parameters if each.style == "reserved"}
            texts = operation.path.split("/")[1:]
            segments = tuple(_segment(text, kept) for text in texts)
            if segments[-1].fixed is None:  # the address of a list and a slash is not an item
                segments = (*segments[:-1], _segment(texts[-1], kept, least=1))
            if any(segment.is_long for segment in segments):
                self._long.append((segments, operation))
            else:
                self._root.add((segments, operation))
        self._long.sort(key=_rank)

    def find(self, path: str) -> list[Match]:
        """Return the operations of a percent-encoded path, the best first; none if it is unknown.

        Raises `MalformedPath` for an invalid escape, encoding or length.
        """
        texts = _split(path)
        routes = (*self._root.fitting(texts), *self._long)
        return [
            Match(operation=operation, texts=values)
            for segments, operation in routes
            if (values := _match(segments, _join(segments, texts))) is not None
        ]


class _Node:
    """The routes that begin with the same fixed segments, and with placeholders between them.

    A request is compared with those that begin as it does, and not with all of a large API.
    """

    def __init__(self) -> None:
        self._fixed: dict[str, _Node] = {}
        self._open: _Node | None = None
        self._ending: list[_Route] = []

    def add(self, route: _Route) -> None:
        """Add a route whose segments are not long."""
        node = self
        for segment in route[0]:
            if segment.fixed is None:
                node._open = node._open or _Node()
                node = node._open
            else:
                node = node._fixed.setdefault(segment.fixed, _Node())
        node._ending.append(route)
        node._ending.sort(key=_rank)

    def fitting(self, texts: Sequence[str]) -> Iterator[_Route]:
        """Yield the routes with so many segments, the fixed ones of which are these texts, by rank."""
        if not texts:
            yield from self._ending
            return
        for node in (self._fixed.get(texts[0]), self._open):
            if node is not None:
                yield from node.fitting(texts[1:])


def choose_match(
    matches: Iterable[Match],
    verb: str,
    query: Collection[tuple[str, str]],
    headers: Mapping[str, str],
) -> Match | None:
    """Return the first match with this verb whose constants the query and the headers have.

    Of several at the same path, it is the one with the most constants.
    """
    fitting = (
        match
        for match in matches
        if match.operation.verb == verb and _has_constants(match.operation, query, headers)
    )
    return next(fitting, None)


def _has_constants(
    operation: Operation, query: Collection[tuple[str, str]], headers: Mapping[str, str]
) -> bool:
    return has_query(operation, query) and all(
        headers.get(name) == value for name, value in operation.headers.items()
    )


def has_query(operation: Operation, query: Collection[tuple[str, str]]) -> bool:
    """Return whether a query has all constants of an operation."""
    return all(pair in query for pair in operation.query.items())


def _rank(route: _Route) -> tuple[list[tuple[int, int]], int]:
    segments, operation = route
    return [each.rank for each in segments], -len(operation.query) - len(operation.headers)


def fill_path(operation: Operation, values: Mapping[str, str]) -> str:
    """Return a path with its placeholders filled and escaped; `KeyError` if a value is missing."""
    kept = {each.name for each in operation.parameters if each.style == "reserved"}

    def fill(found: re.Match[str]) -> str:
        return quote(values[found[1]], safe="/" if found[1] in kept else "")

    return PLACEHOLDER.sub(fill, operation.path)


def _segment(text: str, kept: Collection[str], *, least: int = 0) -> _Segment:
    """Read one segment of a path; each placeholder takes at least so many characters."""
    parts = PLACEHOLDER.split(text)
    if len(parts) == 1:
        return _Segment(fixed=text, pattern=None, names=())
    around, names = parts[::2], tuple(parts[1::2])
    pattern = f"(.{{{least},}})".join(map(re.escape, around))
    return _Segment(
        fixed=None,
        pattern=re.compile(pattern, re.DOTALL),
        names=names,
        fixed_length=sum(map(len, around)),
        is_long=not set(names).isdisjoint(kept),
    )


def _join(segments: tuple[_Segment, ...], texts: list[str]) -> list[str]:
    """Join the texts that a long segment can take, so that there is one for each segment."""
    more = len(texts) - len(segments)
    at = next((index for index, each in enumerate(segments) if each.is_long), None)
    if at is None or more < 0:
        return texts
    end = at + more + 1
    return [*texts[:at], "/".join(texts[at:end]), *texts[end:]]


def _match(segments: tuple[_Segment, ...], texts: list[str]) -> dict[str, str] | None:
    values: dict[str, str] = {}
    if len(segments) != len(texts):
        return None
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
