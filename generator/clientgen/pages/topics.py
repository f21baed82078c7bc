"""What the headings, lead-ins and labels of a page are about, with the words of its profile."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fnmatch import translate

from clientgen.pages.blocks import Inline, Paragraph
from clientgen.pages.profile import Profile
from clientgen.pages.vocabulary import LONGEST, TOPICS, Topic, plain, topic

_LABEL = re.compile(
    r"\A\s*[*_]{0,2}([A-Za-z][\w /-]{0,40}?)[*_]{0,2}\s*:[*_]{0,2}\s+(.+)\Z", re.DOTALL
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z(])")
_LONGEST_LEAD = 240
_LONGEST_LABEL = 70


class Topics:
    """Knows the topics of words."""

    def __init__(self, profile: Profile) -> None:
        self._own = [
            (re.compile(translate(plain_glob(words))), TOPICS[name])
            for words, name in profile.headings
        ]

    def of(self, text: str) -> Topic | None:
        """Return what a heading is about."""
        words = plain(text)
        for pattern, found in self._own:
            if pattern.match(words):
                return found
        return topic(words)

    def lead(self, text: str, label: bool = False) -> Topic | None:
        """Return what a paragraph announces: one that stands as a label, or ends with a colon."""
        last = _SENTENCE.split(text.strip())[-1]
        if len(last) > _LONGEST_LEAD:
            last = last[-_LONGEST_LEAD:]
        if not (label or last.rstrip("* _").endswith(":") or _announces(last)):
            return None
        return self.of(last[-LONGEST:])

    def is_label(self, block: Paragraph) -> bool:
        """Whether a paragraph stands in place of a heading: short, and marked as a whole."""
        text = block.text.text
        if not text or len(text) > _LONGEST_LABEL or "\n" in text:
            return False
        bare = [
            s for s in block.text.spans if s.text.strip(" :\n") and not (s.strong or s.emphasis)
        ]
        return not bare

    def labels(self, inline: Inline) -> Iterator[tuple[str, str]]:
        """Yield the labels of a paragraph with their values: `Method: GET`, a line each."""
        for part in inline.text.split("\n"):
            if match := _LABEL.match(part[:_LONGEST_LEAD]):
                yield match[1].strip(), match[2].strip()


def _announces(sentence: str) -> bool:
    return bool(
        re.match(
            r"(?:the|this) (?:following|next) (?:table|list)|the following\b|the table\b",
            sentence,
            re.IGNORECASE,
        )
    )


def plain_glob(words: str) -> str:
    """Return words of a profile as `plain` leaves those of a page, with `*` kept."""
    return (
        "*".join(plain(part) if part.strip() else part for part in words.split("*"))
        if "*" in words
        else plain(words)
    )
