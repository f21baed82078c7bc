"""Credentials, and what operations need of them."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.diagnostics import Location
from clientgen.ir.words import Word
from clientgen.text import Text, reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class Auth:
    """A credential; the additional `members` that it has in the spec depend on `kind`.

    `name` tells it from others of its kind; without one, the kind is its name.
    """

    kind: str
    location: Location
    path: Text
    name: str | None = None
    python_name: Text | None = None
    description: Text | None = None
    sources: tuple[str, ...] = ()
    members: tuple[tuple[str, Text], ...] = ()

    @property
    def key(self) -> str:
        """The name by which operations need it."""
        return self.name or self.kind

    def member(self, name: str) -> Text | None:
        """The text of a member that exists only for some kinds, or None."""
        return dict(self.members).get(name)

    def word(self, name: str) -> str:
        """Return the word of a member that exists only for some kinds; empty if it is missing."""
        text = self.member(name)
        return "" if text is None else reveal(text)

    @property
    def carrier(self) -> tuple[str, Text] | None:
        """The place and name of its own `header` or `query` parameter, if it has one."""
        place, name = self.member("in"), self.member("name")
        return (reveal(place), name) if place is not None and name is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthNeeds:
    """Alternatives, each the names of credentials that are sent together; an empty one is none."""

    alternatives: tuple[tuple[Word, ...], ...]
    location: Location
    path: Text
