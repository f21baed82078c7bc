"""For tests: a client whose time is told by somebody else."""

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
    """Return the client, which from now on takes its time and its chance from these functions.

    `clock` gives seconds that never go backwards, `sleep` waits for so many seconds (an
    asynchronous client awaits it), `random` gives a number from 0 up to 1. To be called before the
    client's first call.
    """
    options = client._setup.options
    options = options._replace(clock=clock or options.clock, random=random or options.random)
    client._setup = client._setup._replace(options=options)
    if sleep is not None:
        # which kind of function it is follows from the kind of client
        client._sleep = cast("Any", sleep)
    return client
