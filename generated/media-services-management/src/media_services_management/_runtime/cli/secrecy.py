"""What of an output is secret: whatever a secret of the answer makes a difference to.

A query can do more than pick a secret: it can tell its length, or compare it. So it is made twice,
of the answer with its secrets hidden and of the whole one, and what differs is secret.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .failures import InputError
from .package import HIDDEN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .values import Plain

_SHOW = "--show-secrets"


def tell_hidden(plain: Plain, shown: Plain, *, has_query: bool, changes: bool) -> str:
    """Return what a user has to be told of the secrets in an output; mostly nothing.

    Raises `InputError` for an output of nothing but secrets, unless it is that of a command that
    has changed something and was not asked for them by a query: that has done what it is for.
    """
    hidden = list(_compare(plain, shown))
    if not any(hidden) or not (has_query or all(hidden)):
        return ""
    if not all(hidden):
        return f"some of the output is secret and hidden: {_SHOW} prints it"
    if changes and not has_query:
        return f"all of the output is secret and hidden: {_SHOW} prints it"
    problem = "all of the output is secret, so nothing is printed"
    if changes:
        raise InputError(f"the request was carried out, but {problem}: {_SHOW} prints it")
    raise InputError(f"{problem}: add {_SHOW} to see it")


def conceal(plain: Plain, shown: Plain) -> Plain:
    """Return `plain` without what differs from `shown`."""
    if _are_alike(plain, shown):
        if isinstance(plain, dict):
            return {name: conceal(each, shown[name]) for name, each in plain.items()}
        if isinstance(plain, list):
            return [conceal(*pair) for pair in zip(plain, shown, strict=True)]
    return plain if plain == shown else HIDDEN


def _compare(plain: Plain, shown: Plain) -> Iterator[bool]:
    """Give for each value of an output whether it is secret; what is absent counts for neither."""
    if _are_alike(plain, shown):
        values = shown.values() if isinstance(shown, dict) else shown
        for pair in zip(plain.values() if isinstance(plain, dict) else plain, values, strict=True):
            yield from _compare(*pair)
    elif plain is not None or shown is not None:
        yield plain != shown


def _are_alike(plain: Plain, shown: Plain) -> bool:
    """Return whether both are records of the same members, or lists of the same length."""
    if isinstance(plain, dict) and isinstance(shown, dict):
        return list(plain) == list(shown)
    return isinstance(plain, list) and isinstance(shown, list) and len(plain) == len(shown)
