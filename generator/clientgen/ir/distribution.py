"""The distribution of a client: its names, versions and authors."""

from __future__ import annotations

from dataclasses import dataclass

from clientgen.diagnostics import Location
from clientgen.spec_files import Part
from clientgen.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class PythonNames:
    """The names that the author chose for the generated package, and the parts that it omits."""

    package: Text
    client: Text
    error: Text
    command: Text
    location: Location
    without: frozenset[Part] = frozenset()
    successor_of: Text | None = None
    """The generator of a client that users know, if this one replaces it."""

    @property
    def has_async(self) -> bool:
        """Whether the package has an asynchronous client."""
        return "async" not in self.without

    @property
    def has_command(self) -> bool:
        """Whether the package has a command line."""
        return "cli" not in self.without

    @property
    def has_tests(self) -> bool:
        """Whether the distribution has tests."""
        return "tests" not in self.without


@dataclass(frozen=True, slots=True, kw_only=True)
class Author:
    """A person or an organisation that publishes a distribution."""

    name: Text
    email: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A labelled address."""

    label: Text
    url: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """The metadata of the generated distribution, other than its names."""

    location: Location
    version: Text
    license: Text | None = None
    authors: tuple[Author, ...] = ()
    links: tuple[Link, ...] = ()
