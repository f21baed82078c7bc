"""The questions of a draft: how they are worded, and how they are read again.

A question is a comment on a line of its own, at the indentation of the words that would answer it:

    # ? put-blob.md:59 what type has timeout? "Optional. The timeout ..."
    # ! put-blob.md:12 "202", put-blob.md:40 "200": with which status does blobs.put succeed?

So an answer takes the place of the line, and nothing else changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from clientgen.diagnostics import Location, harmless

EXCERPT = 70
"""Maximum characters of a page that a question shows."""
_SAID = 30
_NAME = 160
_NO_NAME = re.compile(r'[\s?"`]')
_BLANKS = re.compile(r"\s+")


_OF_OTHERS = frozenset({"in", "summary", "auth", "default_auth", "value", "verb", "path", "url"})
"""Words that are no part of a type, and answer another question of the same name."""


class Ask(Enum):
    """What is asked: the sentence, with `{}` for the name, and the words that answer it.

    A word that ends with `*` stands for all that begin with the rest; without words, all that the
    place accepts will do.
    """

    TYPE = ("what type has {}?", ())
    REQUIRED = ("is {} required?", ("required",))
    EXAMPLE = ("which values has {}?", ())
    WITHIN = ("of what is {} a member?", ())
    PLACE = ("where is {} sent?", ("in",))
    VALUE = ("what value has {}?", ("value",))
    STATUS = ("with which status does {} succeed?", ("2*",))
    RETURN = ("what does {} return?", ("2*",))
    BODY = ("what is the body of {}?", ("body",))
    FORM = ("of which media type is a {}?", ("media_types",))
    VERB = ("what is the verb of {}?", ("verb",))
    PATH = ("what is the path of {}?", ("path",))
    COMMON = ("what have the operations of {} in common?", ("summary",))
    SUMMARY = ("what is {} for?", ("summary",))
    ADDRESS = ("what is the address of {}?", ("url", "servers", "default"))
    CREDENTIALS = ("which credentials does {} take?", ("auth", "default_auth"))

    @property
    def sentence(self) -> str:
        """The sentence with `{}` in place of the name."""
        sentence: str = self.value[0]
        return sentence

    def accepts(self, word: str) -> bool:
        """Tell whether a key answers it."""
        words = self.value[1]
        if not words:
            return word not in _OF_OTHERS
        return any(
            word.startswith(each[:-1]) if each.endswith("*") else word == each for each in words
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question as a file has it; `name` is that of what it asks about, as `shown` returns it."""

    ask: Ask
    name: str
    words: str = ""
    """What the page says, as far as the question shows it; the members that lack a value."""

    def accepts(self, word: str) -> bool:
        """Tell whether a key answers it."""
        if self.ask is Ask.EXAMPLE:
            return _excerpt(word, EXCERPT) in self.words.split(", ")
        if self.ask is Ask.WITHIN:
            return shown(word) == self.name
        return self.ask.accepts(word)


def shown(name: str) -> str:
    """Return a name as questions and answers have it: one word of safe characters."""
    return _NO_NAME.sub("_", harmless(name))[:_NAME] or "_"


def question(ask: Ask, name: str, place: Location | None, words: str = "") -> str:
    """Return the text of a question after its `#`; `words` are those of the page."""
    where = f"{_place(place)} " if place else ""
    said = _excerpt(words, EXCERPT)
    return f"? {where}{ask.sentence.format(shown(name))}" + (f' "{said}"' if said else "")


def contradiction(ask: Ask, name: str, said: Sequence[tuple[Location, str]]) -> str:
    """Return the text of a contradiction after its `#`, with all places and what they say."""
    places = ", ".join(f'{_place(place)} "{_excerpt(words, _SAID)}"' for place, words in said)
    return f"! {places}: {ask.sentence.format(shown(name))}"


def from_example(place: Location, names: Sequence[str]) -> str:
    """Return the text of a remark after its `#`: the types of these members are an example's."""
    return f"~ {_place(place)} from an example: {', '.join(map(shown, names))}"


def read_question(text: str) -> Question | None:
    """Return the question of a remark, without its sign, or None if this room did not ask it."""
    for ask, pattern in _PATTERNS:
        match = pattern.fullmatch(text)
        if match:
            name = match["name"] or match["of"]
            return Question(ask=ask, name=name, words=match["words"] or "")
    return None


def _place(place: Location) -> str:
    return f"{_NO_NAME.sub('_', harmless(place.file))}:{place.line}"


def _excerpt(words: str, limit: int) -> str:
    r"""Text of a page on one line, without quotes, and with `\uXXXX` for what cannot be seen."""
    line = harmless(_BLANKS.sub(" ", words).strip().replace('"', "'"))
    return line if len(line) <= limit else f"{line[: limit - 3].rstrip()}..."


def _pattern(ask: Ask) -> re.Pattern[str]:
    name = r'(?P<name>[^\s?"`]+)'
    sentence = re.escape(ask.sentence).replace(r"\{\}", name)
    single = rf"(?:\S+:\d+ )?{sentence}"
    several = rf'\S+:\d+ "[^"]*"(?:, \S+:\d+ "[^"]*")*: {sentence.replace("name", "of", 1)}'
    return re.compile(rf'{single}(?: "(?P<words>[^"]*)")?|{several}')


_PATTERNS = tuple((ask, _pattern(ask)) for ask in Ask)
