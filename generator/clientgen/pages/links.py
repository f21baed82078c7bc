"""Links of a page: to which page of the folder they lead, if to one; no other is ever followed."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from clientgen.pages.blocks import Inline
from clientgen.pages.facts import Link
from clientgen.pages.spots import Sayings, Spots
from clientgen.text import Text

_TYPED = re.compile(
    r"\A\W*(?:an? |the )?(?:array|list|hash|map|collection)?(?: of )?\W*\Z", re.IGNORECASE
)


class Links:
    """The links of one page, resolved against the files of the folder."""

    def __init__(self, spots: Spots, files: Collection[str]) -> None:
        self._spots = spots
        self._files = files
        self._folder = posixpath.dirname(spots.file)
        self.all: Sayings[Link] = Sayings()

    def add(self, found: Sayings[Link], inline: Inline, *, only_types: bool = False) -> None:
        """Add the links of a text; `only_types`: those that stand where a type stands."""
        if only_types and not self._begins(inline):
            return
        for words, href in inline.hrefs:
            found.add(self._spots.said(self.link(words, href), inline.line, words, inline.text))

    def note(self, inline: Inline) -> None:
        """Remember the links of a text as links of the page."""
        self.add(self.all, inline)

    def anchors(self, inline: Inline) -> tuple[str, ...]:
        """Return the headings of this page that a text links to."""
        found = []
        for words, href in inline.hrefs:
            link = self.link(words, href)
            here = link.page == self._spots.file or href.startswith("#")
            if here and "#" in href:
                found.append(href.partition("#")[2])
        return tuple(found)

    def link(self, words: str, href: str) -> Link:
        """Return a link with the page of the folder that it leads to."""
        target, _, anchor = href.partition("#")
        return Link(
            words=Text(words[:200]),
            page=self._page(target),
            anchor=Text(anchor[:200]) if anchor else None,
        )

    def _page(self, target: str) -> str | None:
        if not target:
            return self._spots.file
        try:
            parts = urlsplit(target)
        except ValueError:
            return None
        if parts.scheme or parts.netloc or len(target) > 500:
            return None
        path = posixpath.normpath(posixpath.join(self._folder, unquote(parts.path).lstrip("/")))
        if path.startswith("../") or path == "..":
            return None
        for ending in ("", ".md", ".html", ".rst", "/index.md"):
            if path + ending in self._files:
                return path + ending
        stem = PurePosixPath(path).with_suffix("").as_posix()
        return next(
            (stem + end for end in (".md", ".html", ".rst") if stem + end in self._files), None
        )

    def _begins(self, inline: Inline) -> bool:
        before = ""
        for span in inline.spans:
            if span.href is not None:
                return bool(_TYPED.match(before)) or before.strip().lower().endswith(" of")
            before += span.text
        return False
