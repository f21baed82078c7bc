"""What a client can be told about its calls."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple, TypedDict

from .errors import ArgumentError
from .request import Pairs, check_header
from .text import printable

_LONGEST = 1_000_000


class ClientOptions(TypedDict, total=False):
    """Keyword arguments of a client's constructor, for functions that pass them on.

    `timeout` and `deadline` are in seconds.
    """

    endpoint: str
    ca_file: str | os.PathLike[str] | None
    proxy: str | None
    timeout: float
    deadline: float
    retries: int
    clock: Callable[[], float]
    random: Callable[[], float]


class Options(NamedTuple):
    """How calls are made: seconds for one phase and for a whole call, and repeats."""

    timeout: float
    deadline: float
    retries: int
    clock: Callable[[], float]
    random: Callable[[], float]


def check_options(options: Options) -> Options:
    """Return the options; raises `ArgumentError` for what makes no sense."""
    check_seconds("timeout", options.timeout)
    check_seconds("deadline", options.deadline)
    retries = options.retries
    if isinstance(retries, bool) or not isinstance(retries, int) or retries < 0:
        raise ArgumentError("`retries` must be a whole number, 0 or more")
    return options


def check_seconds(name: str, value: float) -> None:
    """Raise `ArgumentError` unless `value` is a number of seconds that can be waited."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise ArgumentError(f"`{name}` must be a number of seconds")
    if not 0 < value <= _LONGEST:
        raise ArgumentError(f"`{name}` must be above 0 and at most {_LONGEST} seconds")


_OURS = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_NAME = re.compile(r"[A-Za-z0-9_.-]+")


def read_headers(headers: Mapping[str, str]) -> Pairs:
    """Return the header fields of a user; raises `ArgumentError` for what cannot be sent."""
    if not isinstance(headers, Mapping):
        raise ArgumentError("`headers` must be a mapping of names to text")
    for name, value in headers.items():
        if not isinstance(name, str):
            raise ArgumentError(
                f"`headers` has a name that is no text, but `{type(name).__name__}`"
            )
        if not _NAME.fullmatch(name):
            raise ArgumentError(
                f"`headers` has the name `{printable(name, 100)}`, which is not made of ASCII letters,"
                " digits, `-`, `_` and `.`"
            )
        if name.lower() in _OURS:
            raise ArgumentError(f"`headers` must not set `{name}`, which follows from the request")
        if not isinstance(value, str):
            raise ArgumentError(f"`headers` must map `{name}` to text")
        check_header(f"headers[{name}]", value)
    return tuple(headers.items())
