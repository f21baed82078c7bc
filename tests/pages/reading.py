"""Reads one page, for tests of what a reader finds on it."""

from __future__ import annotations

from clientgen.pages import FieldFacts, OperationFacts, Page, Profile, read_contents
from clientgen.text import reveal


def page(text: str, file: str = "a.md", profile: Profile | None = None) -> Page:
    """Return the facts of a page that is read without problems."""
    pages = read_contents({file: text.encode()}, profile)
    assert pages.problems == ()
    return pages.pages[file]


def operation(text: str, file: str = "a.md", profile: Profile | None = None) -> OperationFacts:
    """Return the only operation of a page."""
    (found,) = page(text, file, profile).operations
    return found


def said(fields: tuple[FieldFacts, ...], name: str) -> FieldFacts:
    """Return the first of the fields with a name."""
    return next(each for each in fields if reveal(each.name) == name)


def names(fields: tuple[FieldFacts, ...]) -> list[str]:
    """Return the names of fields."""
    return [reveal(each.name) for each in fields]


def paths(fields: tuple[FieldFacts, ...], within: str = "") -> list[str]:
    """Return the paths of members, without those that were kept apart, and without keys of maps."""
    found: list[str] = []
    for each in fields:
        if each.is_key:
            found += paths(each.members, within)
        elif each.placed:
            path = f"{within}{reveal(each.name)}"
            found += [path, *paths(each.members, f"{path}.")]
    return found
