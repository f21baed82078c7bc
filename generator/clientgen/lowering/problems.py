"""Collects diagnostics during lowering."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from clientgen.diagnostics import Diagnostic, Location, nearest, quote
from clientgen.lowering.node import Node

CODES: Mapping[str, str] = MappingProxyType(
    {
        "SPEC201": "a reference to a type that does not exist",
        "SPEC202": "a source cites a document that `service.yaml` does not list",
        "SPEC203": "an error code or reason is not in `errors.yaml`",
        "SPEC207": "a deviation of something that does not exist",
        "SPEC208": "a type that only refers to itself",
        "SPEC209": "a list of names contains a name that the type does not have",
        "SPEC210": "a required file is missing",
        "SPEC240": "a folder of groups without a group of its own",
        "SPEC241": "two files of one group",
        "SPEC242": "a second name of an operation that does not exist, or with an effect of its own",
        "SPEC350": "a record whose `allOf` leads back to itself",
        "SPEC351": "a member with different types in a record and those under its `allOf`",
        "SPEC352": "a type under `allOf` that is not a record",
        "SPEC353": "a type written where it is used, with the name of another",
        "SPEC354": "a word without effect on the type beside it",
        "SPEC370": "an operation uses a paging that `service.yaml` does not have",
        "SPEC386": "an operation uses a name that `long_running` of `service.yaml` does not have",
        "SPEC377": "a bound that a format cannot have",
    }
)
_HOMES = MappingProxyType(
    {"SPEC201": "types.yaml", "SPEC203": "errors.yaml", "SPEC370": "service.yaml"}
)
"""The file that defines the names of which one is unknown."""
_HINTED = 100
"""The most problems that get a hint with the nearest word: the search is slow in long lists."""


@dataclass(slots=True)
class _Unknown:
    """The diagnostic of a name that does not exist, and the places that use the name."""

    diagnostic: Diagnostic
    places: set[Location]

    def counted(self) -> Diagnostic:
        """Return the diagnostic, which tells the number of places if there are several."""
        if len(self.places) == 1:
            return self.diagnostic
        message = f"{self.diagnostic.message} (named in {len(self.places)} places)"
        return replace(self.diagnostic, message=message)


@dataclass(slots=True)
class Problems:
    """The diagnostics found so far, and the kinds of files that could not be read completely."""

    unreadable: frozenset[str] = frozenset()
    _found: list[Diagnostic] = field(default_factory=list)
    _unknown: dict[tuple[object, ...], _Unknown] = field(default_factory=dict)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return all that was reported."""
        return (*self._found, *(each.counted() for each in self._unknown.values()))

    def extend(self, found: Iterable[Diagnostic]) -> None:
        """Report what was found elsewhere."""
        self._found += found

    def add(self, code: str, node: Node, message: str, hint: str = "") -> None:
        """Report a problem at `node`."""
        self.add_at(code, node.location, node.path, message, hint)

    def add_at(
        self, code: str, location: Location, path: str, message: str, hint: str = ""
    ) -> None:
        """Report a problem at a location."""
        self._found.append(
            Diagnostic(code=code, message=message, location=location, path=path, hint=hint)
        )

    def unknown(self, code: str, node: Node, what: str, word: str, known: tuple[str, ...]) -> None:
        """Report that `word` at `node` is not one of the `known` words."""
        self.unknown_at(code, node.location, node.path, what, word, known)

    def unknown_at(
        self, code: str, location: Location, path: str, what: str, word: str, known: tuple[str, ...]
    ) -> None:
        """Report that `word` at a location is not one of the `known` words.

        A word is reported once, with the number of places that use it; if no word is known, the
        first word is reported for all.
        """
        key = (code, what, known, word if known else "")
        if key in self._unknown:
            self._unknown[key].places.add(location)
            return
        near = nearest(word, known) if len(self._unknown) < _HINTED else None
        hint = f"did you mean {quote(near)}?" if near else _list_words(known)
        if not known and code in _HOMES:
            hint = f"define it in {quote(_HOMES[code])}"
        message = f"{quote(word)} is not {what}"
        found = Diagnostic(code=code, message=message, location=location, path=path, hint=hint)
        self._unknown[key] = _Unknown(found, {location})


def _list_words(words: tuple[str, ...]) -> str:
    if not words:
        return ""
    shown = ", ".join(quote(word) for word in words[:10])
    return f"one of {shown}" + (" and others" if len(words) > 10 else "")
