"""Words of specs and pages: which of them are the same."""

from __future__ import annotations

import re
from collections.abc import Iterable

from clientgen.text import Text, reveal

_ASIDE = re.compile(r"\s*\([^()]*\)")
_WORD = re.compile(r"\w+")
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?![\w])")
_SMALL = frozenset(
    _WORD.findall(
        "a an and any are as at be by can cannot could exist exists for from has have in is it its must "
        "no not of on one or so specified that the there this to too was were which will with"
    )
)
_DATE = re.compile(r"\s*(?:(\d{4})-(\d\d?)-(\d\d?)|(\d\d?)/(\d\d?)/(\d{4}))(?!\d)", re.ASCII)
_SHORT = 4
_LIMIT = 4_000
"""The most characters of a text that are looked at."""


def letters(text: Text) -> str:
    """Return the letters and digits of a name, in lower case: what spellings have in common."""
    return "".join(c for c in reveal(text)[:_LIMIT].casefold() if c.isalnum())


def same_title(one: Text, other: Text) -> bool:
    """Tell whether two titles differ at most in articles, case, and what is in parentheses."""
    return _title(one) == _title(other)


def _title(text: Text) -> list[str]:
    words = _WORD.findall(_ASIDE.sub("", reveal(text)[:_LIMIT]).casefold())
    return [word for word in words if word not in {"a", "an", "the"}]


def content(text: Text) -> frozenset[str]:
    """Return the words of a sentence that carry its meaning, each by its first letters."""
    words = _WORD.findall(reveal(text)[:_LIMIT].casefold())
    return frozenset(word[: _SHORT + 1] for word in words if word not in _SMALL)


def likeness(one: Text, other: Text) -> float:
    """Return the part of the shorter text's words that both have, from 0 to 1."""
    first, second = content(one), content(other)
    least = min(len(first), len(second))
    return len(first & second) / least if least else 0.0


def numbers(texts: Iterable[Text]) -> frozenset[str]:
    """Return the numbers that stand in texts, without signs that group digits."""
    found = (each for text in texts for each in _NUMBER.findall(reveal(text)[:_LIMIT]))
    return frozenset(each.replace(",", "") for each in found)


def media_type(text: Text) -> str:
    """Return a media type without its parameters, in lower case."""
    return reveal(text).split(";")[0].strip().casefold()


def media_types(text: Text) -> tuple[str, ...]:
    """Return the media types that stand in a text, such as `application/xml or application/json`."""
    found = re.findall(r"[\w.+-]+/[\w.+-]+", reveal(text)[:_LIMIT])
    return tuple(dict.fromkeys(each.casefold().rstrip(".") for each in found))


def days(text: Text) -> frozenset[tuple[int, int, int]]:
    """Return the days that a date of figures may mean: one with slashes may begin with either."""
    found = _DATE.match(reveal(text))
    if found is None:
        return frozenset()
    if found[1]:
        return frozenset({(int(found[1]), int(found[2]), int(found[3]))})
    one, other, year = int(found[4]), int(found[5]), int(found[6])
    return frozenset({(year, one, other), (year, other, one)})
