"""A profile: the conventions of the pages of one publisher, as data."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What the reader cannot know of a style of pages; every member has a neutral default."""

    name: str = "generic"
    drop: tuple[str, ...] = ()
    """Selectors of elements of HTML that say nothing: `nav`, `.menu`, `#toc`, `div.menu`."""
    macros: tuple[tuple[str, str], ...] = ()
    """What stands in the source of a page, `*` for any text on a line, and what it means."""
    headings: tuple[tuple[str, str], ...] = ()
    """Words of a heading or lead-in, `*` for any words, and the topic that they mean."""
    columns: tuple[tuple[str, str], ...] = ()
    """Words of the head of a column and what the column holds."""
    base: str = ""
    """A path that the page puts before each path and that belongs to the endpoint: `/v1.2`."""
    samples: tuple[tuple[str, str], ...] = ()
    """Sample values in addresses and the names of the placeholders that they stand for."""
    required: tuple[str, ...] = ()
    """Marks, beside the common ones, that say that something is required."""
    optional: tuple[str, ...] = ()
    """Marks that say that it is optional."""
    curl: bool = False
    """Whether a call of curl is how the page states verb and path."""
    rows: bool = False
    """Whether each row of a table of addresses is an operation, not another way to call one."""
    type_pages: tuple[str, ...] = ()
    """Patterns of the files that describe types."""
    common_pages: tuple[str, ...] = ()
    """Patterns of the files that describe what operations share."""
    ignored_pages: tuple[str, ...] = ()
    """Patterns of the files that state nothing."""
    envelope: tuple[str, ...] = ()
    """Members of an answer around the one that pages describe, from the outside."""


_CAPTURED = 200


def replaced(text: str, profile: Profile) -> str:
    """Return the text of a page with the macros of its site replaced; no line is added or lost."""
    for macro, meaning in profile.macros:
        pattern = re.escape(macro).replace(r"\*", rf"([^\n]{{0,{_CAPTURED}}}?)")
        text = re.sub(pattern, _filled(meaning), text)
    return text


def _filled(meaning: str) -> str:
    """Return a replacement in which `*` is what the `*` of the macro stands for."""
    escaped = meaning.replace("\\", r"\\").replace("\n", " ")
    return escaped.replace("*", r"\1", 1)
