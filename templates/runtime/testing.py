"""For tests: a client with replaced clock, sleep and random functions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar, cast

from .client import AsyncClient, Client

C = TypeVar("C", bound=Client | AsyncClient)


def replace_time(
    client: C,
    *,
    clock: Callable[[], float] | None = None,
    sleep: Callable[[float], object] | Callable[[float], Awaitable[object]] | None = None,
    random: Callable[[], float] | None = None,
) -> C:
    """Return the client, which from now on uses these functions for time and random numbers.

    `clock` returns seconds that never decrease, `sleep` waits for the given seconds (an
    asynchronous client awaits it), `random` returns a number from 0 up to 1. It must be called
    before the client's first call.
    """
    options = client._setup.options
    options = options._replace(clock=clock or options.clock, random=random or options.random)
    client._setup = client._setup._replace(options=options)
    if sleep is not None:
        # the kind of function depends on the kind of client
        client._sleep = cast("Any", sleep)
    return client
