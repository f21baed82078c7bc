"""Finds the secret parts of an output: those that depend on a secret of the response.

A query can do more than select a secret: it can return its length, or compare it. So it is made
twice, of the response with its secrets hidden and of the whole one, and what differs is secret.
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
    """Return the warning about secrets in an output, usually none.

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
    """Return `plain` without the parts that differ from `shown`."""
    if _are_alike(plain, shown):
        if isinstance(plain, dict):
            return {name: conceal(each, shown[name]) for name, each in plain.items()}
        if isinstance(plain, list):
            return [conceal(*pair) for pair in zip(plain, shown, strict=True)]
    return plain if plain == shown else HIDDEN


def _compare(plain: Plain, shown: Plain) -> Iterator[bool]:
    """Yield for each value of an output whether it is secret; missing values are skipped."""
    if _are_alike(plain, shown):
        values = shown.values() if isinstance(shown, dict) else shown
        for pair in zip(plain.values() if isinstance(plain, dict) else plain, values, strict=True):
            yield from _compare(*pair)
    elif plain is not None or shown is not None:
        yield plain != shown


def _are_alike(plain: Plain, shown: Plain) -> bool:
    """Return whether both are records with the same fields, or lists of the same length."""
    if isinstance(plain, dict) and isinstance(shown, dict):
        return list(plain) == list(shown)
    return isinstance(plain, list) and isinstance(shown, list) and len(plain) == len(shown)
