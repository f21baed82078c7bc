"""Lists and headings that part an operation: labels as headings, verbs apart from their addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from clientgen.pages.addresses import VERBS, Address, address, line
from clientgen.pages.blocks import Block, Code, Heading, Inline, Item, Items, Paragraph
from clientgen.pages.profile import Profile
from clientgen.pages.topics import Topics
from clientgen.pages.vocabulary import plain

VERB_WORDS = frozenset({
    "method", "verb", "http method", "http verb", "request method", "preferred http method", "request type",
})  # fmt: skip
ADDRESS_WORDS = frozenset({
    "url", "uri", "path", "endpoint", "route", "address", "resource", "method url", "request url", "request uri",
    "request path", "api url",
})  # fmt: skip
_LABEL_LEVEL = 50
"""The level of a heading that a label of a list becomes: below all of the page."""
_NEAR = 6
"""How many blocks may stand between a verb and its address."""
_LONGEST_LABEL = 60
_LONGEST_LEAD = 200
_SENT = re.compile(
    rf"\b(?:send|make|issu|us|submit|do|perform)(?:e|es|ing|s)?\b[^.`]{{0,30}}?\b({'|'.join(VERBS)})"
    r"(?: requests?| calls?)? (?:to|on|at|for|against)\s*\Z"
)


def unfolded(blocks: Sequence[Block], topics: Topics) -> list[Block]:
    """Return blocks in which lists of labels, each with blocks of its own, are headings with these."""
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Items) and all(_labelled(item, topics) for item in block.items):
            for item in block.items:
                found += [Heading(_LABEL_LEVEL, item.text, None, item.line), *item.blocks]
        else:
            found.append(block)
    return found


def _labelled(item: Item, topics: Topics) -> bool:
    marked = all(span.strong for span in item.text.spans if span.text.strip(" :"))
    if not marked or not item.blocks or len(item.text.text) > _LONGEST_LABEL:
        return False
    words = plain(item.text.text)
    return words in VERB_WORDS | ADDRESS_WORDS or topics.of(item.text.text) is not None


def parted(blocks: Sequence[Block], profile: Profile) -> Iterator[tuple[int, int, str, Address]]:
    """Yield index, line, verb and address where a block is no more than one, and one near it the other.

    A heading that is an address has the verbs that are headings below it.
    """
    verb: tuple[str, int] | None = None
    path: tuple[Address, int] | None = None
    section: tuple[Address, int] | None = None
    for at, block in enumerate(blocks):
        text, number = _whole(block)
        if isinstance(block, Heading) and section and block.level <= section[1]:
            section = None
        if found := _verb(text):
            if isinstance(block, Heading) and section:
                yield at, number, found, section[0]
            elif path and at - path[1] < _NEAR:
                yield at, number, found, path[0]
                path = None
            else:
                verb = found, at
        elif text.startswith("/") and (shown := address(text, profile)):
            if isinstance(block, Heading):
                section = shown, block.level
            elif verb and at - verb[1] <= (_NEAR if _announced(blocks, at, ADDRESS_WORDS) else 1):
                yield at, number, verb[0], shown
                verb = None
            elif _announced(blocks, at, ADDRESS_WORDS):
                path = shown, at


def _whole(block: Block) -> tuple[str, int]:
    match block:
        case Heading(text=text) | Paragraph(text=text):
            return text.text.strip(" `*"), block.line
        case Code():
            return block.text.strip(), block.start
        case _:
            return "", 0


def _verb(text: str) -> str | None:
    word = text.upper()
    return word if word in VERBS and text in {word, word.lower()} else None


def _announced(blocks: Sequence[Block], at: int, words: frozenset[str]) -> bool:
    before = blocks[at - 1] if at else None
    return isinstance(before, Heading) and plain(before.text.text) in words


def told(text: Inline, profile: Profile) -> Iterator[tuple[str, Address]]:
    """Yield verb and address of each call that a sentence tells of: `send a PUT request to /lamp`."""
    before = ""
    for span in text.spans:
        if span.code:
            if found := line(span.text, profile):
                yield found
            elif (sent := _SENT.search(before)) and (shown := address(span.text, profile)):
                yield sent[1], shown
        before = f"{before}{span.text}"[-_LONGEST_LEAD:]
