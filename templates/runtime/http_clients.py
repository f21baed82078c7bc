"""Clients of the HTTP library with our connections: they ignore cookies and redirects."""

from __future__ import annotations

import copy
from collections.abc import Callable
from http.cookiejar import CookieJar
from typing import Any, TypeVar

import httpx2

from .connection_pool import Pool
from .connections import Connecting
from .errors import ArgumentError
from .limits import LONGEST_IDLE, MOST_CONNECTIONS

_FIELDS = "client.fields"
_LIMITS = httpx2.Limits(max_connections=MOST_CONNECTIONS, keepalive_expiry=LONGEST_IDLE)

H = TypeVar("H", httpx2.Client, httpx2.AsyncClient)


def sync_client(connecting: Connecting, http: httpx2.Client | None) -> httpx2.Client:
    """Return a client of the HTTP library, which shares the connections of `http` if given.

    Raises `ArgumentError`.
    """
    made = _made(httpx2.Client, connecting, Pool) if http is None else http
    return _guarded(made, _keep_fields)


def async_client(connecting: Connecting, http: httpx2.AsyncClient | None) -> httpx2.AsyncClient:
    """Return what `sync_client` returns, for asyncio; raises `ArgumentError`."""
    from .async_connection_pool import AsyncPool

    made = _made(httpx2.AsyncClient, connecting, AsyncPool) if http is None else http
    return _guarded(made, _keep_fields_async)


def _made(kind: type[H], connecting: Connecting, pool: Callable[[Any], object]) -> H:
    arguments = connecting.arguments()
    try:
        made: H = kind(limits=_LIMITS, **arguments)
    except (ValueError, ImportError, httpx2.InvalidURL) as error:
        raise _bad_proxy(error) from None
    # the library has no argument for a pool: if it is made otherwise, its own remains
    transports: list[Any] = [made._transport, *made._mounts.values()]
    for transport in transports:
        if hasattr(transport, "_pool"):
            transport._pool = pool(transport._pool)
    return made


class _NoCookies(CookieJar):
    """Stores no cookies: a jar would grow with every response, and fails for some cookies."""

    def extract_cookies(self, response: object, request: object) -> None:
        """Do nothing."""


def _guarded(http: H, hook: Any) -> H:  # noqa: ANN401 - a hook of either kind
    """Return a client over the same connections that ignores cookies and redirects.

    The library would create a request for a redirect even if it does not follow it, and fails for
    some URLs. A client from the user is not changed.
    """
    guarded = copy.copy(http)
    guarded.cookies = _NoCookies()
    hooks: dict[str, list[Any]] = http.event_hooks
    guarded.event_hooks = {**hooks, "response": [*hooks["response"], hook]}
    return guarded


def _keep_fields(response: httpx2.Response) -> None:
    if 300 <= response.status_code < 400 and "location" in response.headers:
        response.extensions[_FIELDS] = response.headers.raw
        del response.headers["location"]


async def _keep_fields_async(response: httpx2.Response) -> None:
    _keep_fields(response)


def received_fields(response: httpx2.Response) -> list[tuple[bytes, bytes]]:
    """Return the header fields as they came, also of a redirect, which has lost its target."""
    kept: list[tuple[bytes, bytes]] | None = response.extensions.get(_FIELDS)
    return kept or response.headers.raw


def _bad_proxy(error: Exception) -> ArgumentError:
    if isinstance(error, ImportError):
        return ArgumentError("a SOCKS proxy needs the package `socksio`")
    return ArgumentError("`proxy`, or a proxy in the environment, is not a valid URL")
