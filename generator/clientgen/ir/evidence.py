"""Sources of the spec's statements, and grades of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from clientgen.diagnostics import Location
from clientgen.text import Text

Grade = Literal["documented", "recorded", "shipped", "sample", "inferred"]
"""How a fact is known: the documents say it, the live service was recorded, an official client or
sample relied on it, or it follows from the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The page and section that a statement cites."""

    document: Text
    location: Location
    section: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the documentation that the spec cites."""

    name: Text
    title: Text
    location: Location
    date: Text | None = None
    url: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The grade of a statement and, if it differs from the page, the deviation's name."""

    grade: Grade
    deviation: Text | None = None


DOCUMENTED = Evidence(grade="documented")


@dataclass(frozen=True, slots=True, kw_only=True)
class Deprecation:
    """A deprecation: since when it applies, and the name of the replacement."""

    location: Location
    path: Text
    since: Text | None = None
    instead: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deviation:
    """A place where the wire and the page differ, and the reason why the spec follows the wire.

    `changed` are the dotted paths of the values that it changes; none, if the spec is as the page.
    """

    name: Text
    at: Text
    documented: Text
    observed: Text
    grade: Grade
    reason: Text
    location: Location
    changed: tuple[Text, ...] = ()

    @property
    def changes(self) -> bool:
        """Whether the spec is changed."""
        return bool(self.changed)
