"""What is secret of a request, and hidden where a server says it back.

A server can put a key or a token that it was sent into its message, its request id or a header
field of its answer, and these are what exceptions and logs tell. While a call is under way, its
secrets are known here.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextvars import ContextVar
from functools import lru_cache
from urllib.parse import quote

_SHORTEST = 8
"""Characters of a secret below which hiding it would hide ordinary words."""

_sent: ContextVar[tuple[str, ...]] = ContextVar("sent", default=())


class hiding:  # noqa: N801 - used as `contextlib.suppress` is
    """Know these secrets, and what `remember` adds, until the end of a `with` block."""

    __slots__ = ("_before", "_secrets")

    def __init__(self, secrets: Iterable[str]) -> None:
        self._secrets = secrets

    def __enter__(self) -> None:
        self._before = _sent.get()
        _sent.set(())
        remember(self._secrets)

    def __exit__(self, *exception: object) -> None:
        # not `reset`: a coroutine that is thrown away ends in another context
        _sent.set(self._before)


def remember(secrets: Iterable[str]) -> None:
    """Know these secrets too; of one with blanks, such as `Bearer abc`, each word as well."""
    words = {word for each in secrets for word in (each, *each.split()) if len(word) >= _SHORTEST}
    if not words.issubset(_sent.get()):
        _sent.set(tuple(sorted(words.union(_sent.get()), key=len, reverse=True)))


def known() -> tuple[str, ...]:
    """Return the secrets of the call that is under way, the longest first."""
    return _sent.get()


def hide(text: str, secrets: tuple[str, ...] | None = None) -> str:
    """Return `text` without the secrets of the call that is under way, or without these.

    They are found in any case, and as they are spelled in addresses, in JSON and in `repr`.
    """
    words = _sent.get() if secrets is None else secrets
    return _pattern(words).sub("[hidden]", text) if words else text


@lru_cache(maxsize=16)
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    spellings = {spelling for word in words for spelling in _spellings(word)}
    longest_first = sorted(spellings, key=lambda each: (-len(each), each))
    return re.compile("|".join(map(re.escape, longest_first)), re.IGNORECASE)


def _spellings(word: str) -> tuple[str, ...]:
    in_json = json.dumps(word)[1:-1]
    raw = word.encode("utf-8", "surrogatepass")
    return word, quote(raw, safe=""), in_json, in_json.replace("/", "\\/"), repr(raw)[2:-1]
