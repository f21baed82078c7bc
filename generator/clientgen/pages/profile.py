"""A profile: the conventions of the pages of one publisher, as data."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the reader cannot know of a style of pages; every member has a neutral default."""

    name: str = "generic"
    drop: tuple[str, ...] = ()
    """Selectors of elements of HTML that say nothing: `nav`, `.menu`, `#toc`, `div.menu`."""
