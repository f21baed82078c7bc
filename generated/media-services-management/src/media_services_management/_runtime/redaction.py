"""Makes text safe for messages and logs: hides secrets, escapes invisible characters.

A server can put a key or a token that it was sent into its message, its request id or a header
field of its response, and these are shown by exceptions and logs. During a call, its secrets are
known here, and those of its client. Header fields and parameters with secret values
are recognised by name.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Set
from contextvars import ContextVar
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote

_SHORTEST = 8
"""Characters of a secret below which hiding it would hide ordinary words."""


class Known(NamedTuple):
    """The secrets of the current call."""

    words: tuple[str, ...] = ()
    """Secret texts, the longest first."""
    names: frozenset[str] = frozenset()
    """The header fields and parameters that carry secrets, in lower case."""
    path: tuple[str, str] = ("", "")
    """A path with secrets in it, or the URL that ends with it, and its shown form."""


_NOTHING = Known()
_known: ContextVar[Known] = ContextVar("known", default=_NOTHING)

ADDRESSES = frozenset(
    {"azure-asyncoperation", "content-location", "location", "operation-location", "refresh"}
)
_SECRET_PARTS = (
    *("authenticat", "authoriz", "cookie", "credential", "key", "password", "secret", "session"),
    *("signature", "token"),
)
# too short to be looked for in other words: `author`, `design`
_SECRET_WORDS = frozenset({"auth", "oauth", "sig"})
_SEPARATOR = re.compile(r"[-_.]")
_LINKED = re.compile(r"<([^>]*)>")


class hiding:  # noqa: N801 - used as `contextlib.suppress` is
    """Hide these secrets, and those of `remember`, until the end of a `with` block."""

    __slots__ = ("_before", "_names", "_secrets")

    def __init__(self, secrets: Iterable[str], names: Iterable[str] = ()) -> None:
        self._secrets = secrets
        self._names = names

    def __enter__(self) -> None:
        self._before = _known.get()
        _known.set(_extended(_NOTHING, tuple(self._secrets), tuple(self._names)))

    def __exit__(self, *exception: object) -> None:
        # not `reset`: a discarded coroutine ends in another context
        _known.set(self._before)


class recalling:  # noqa: N801 - used as `contextlib.suppress` is
    """Hide the secrets of an earlier call again, until the end of a `with` block."""

    __slots__ = ("_before", "_secrets")

    def __init__(self, secrets: Known) -> None:
        self._secrets = secrets

    def __enter__(self) -> None:
        self._before = _known.get()
        _known.set(self._secrets)

    def __exit__(self, *exception: object) -> None:
        _known.set(self._before)


def remember(secrets: Iterable[str], names: Iterable[str] = ()) -> None:
    """Hide these secrets too, and the values of these header fields and parameters.

    Of a secret with blanks, such as `Bearer abc`, each word is known as well.
    """
    _known.set(_extended(_known.get(), tuple(secrets), tuple(names)))


# most calls of a client have the same secrets as the call before
@lru_cache(maxsize=16)
def _extended(before: Known, secrets: tuple[str, ...], names: tuple[str, ...]) -> Known:
    words = {word for each in secrets for word in (each, *each.split()) if len(word) >= _SHORTEST}
    small = {name.lower() for name in names}
    longest_first = sorted(words.union(before.words), key=len, reverse=True)
    return before._replace(words=tuple(longest_first), names=before.names.union(small))


def remember_path(address: str, path: str, shown: str) -> None:
    """Set the shown form of a path that contains secrets of any length; `address` ends with it."""
    if len(path) < _SHORTEST:
        path, shown = address, address.removesuffix(path) + shown
    _known.set(_known.get()._replace(path=(path, shown)))


def known() -> Known:
    """Return the secrets of the current call."""
    return _known.get()


def hide(text: str, secrets: Known | None = None) -> str:
    """Return `text` without the secrets of the current call, or without these.

    They are found in any case, and as they are encoded in URLs, in JSON and in `repr`.
    """
    words, _, (path, shown) = _known.get() if secrets is None else secrets
    text = text.replace(path, shown) if path else text
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


def redact(
    pairs: Iterable[tuple[str, str]], also: frozenset[str] = frozenset()
) -> list[tuple[str, str]]:
    """Return the pairs, with the values of secret fields (and of those in `also`) hidden.

    In a URL, which can contain a password or a signature, user and query are hidden.
    """
    return [(name, _shown(name, value, also)) for name, value in pairs]


def _shown(name: str, value: str, also: frozenset[str]) -> str:
    if is_secret(name, also):
        return "[hidden]"
    if name.lower() == "link":
        return _LINKED.sub(lambda found: f"<{_address(found[1])}>", value)
    return _address(value) if name.lower() in ADDRESSES else value


def _address(url: str) -> str:
    place, mark, _ = url.partition("?")
    scheme, slashes, rest = place.partition("//")
    if slashes and "@" in rest:
        rest = "[hidden]@" + rest.rpartition("@")[2]
    return f"{scheme}{slashes}{rest}{mark}{'[hidden]' if mark else ''}"


def is_secret(name: str, also: Set[str] = frozenset()) -> bool:
    """Return whether the value of a field or parameter, its name in any case, is a secret.

    `also` contains more names, in lower case.
    """
    small = name.lower()
    return (
        small in also
        or any(part in small for part in _SECRET_PARTS)
        or not _SECRET_WORDS.isdisjoint(_SEPARATOR.split(small))
    )


def secret_values(pairs: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the values of pairs whose names are those of secrets."""
    return (value for name, value in pairs if is_secret(name))


def secret_members(value: object, *, is_hidden: bool = False) -> Iterator[str]:
    """Yield the texts in plain data below names of secrets."""
    if isinstance(value, str) and is_hidden:
        yield value
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from secret_members(each, is_hidden=is_hidden or is_secret(str(name)))
    elif isinstance(value, list):
        for each in value:
            yield from secret_members(each, is_hidden=is_hidden)


def printable(text: str, longest: int) -> str:
    """Return `text` on one line, safe for a terminal or a log, at most about `longest` long.

    Control, bidirectional and other invisible characters are written as escapes.
    """
    shown = text if len(text) <= longest else text[:longest] + "..."
    if shown.isprintable():
        return shown
    return "".join(c if c.isprintable() else _escape(c) for c in shown)


def _escape(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
