"""Settings of connections: trusted authorities, client certificate, proxy."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .credentials.protocol import shown_in_handshake
from .endpoint import Endpoint
from .errors import ArgumentError, ClientError

if TYPE_CHECKING:
    import ssl

    import httpx2

    from .credentials.protocol import Credential


@dataclass(frozen=True, kw_only=True)
class Connecting:
    """The checked settings of connections, not yet applied."""

    credential: Credential | None
    shown: Credential | None
    """What is shown in the TLS handshake."""
    ca_file: str | os.PathLike[str] | None
    proxy: str | None
    is_loopback: bool
    is_plain: bool

    def __repr__(self) -> str:
        # the URL of a proxy can contain a password
        return f"Connecting(credential={self.credential!r}, ca_file={self.ca_file!r})"

    def arguments(self) -> dict[str, Any]:
        """Return the arguments for a client of the HTTP library; raises `ArgumentError`."""
        return {
            "verify": self._context,
            "proxy": self.proxy,
            # a proxy from the environment must not receive requests to this machine
            "trust_env": not self.is_loopback,
        }

    @cached_property
    def _context(self) -> ssl.SSLContext:
        from . import tls_context

        if self._has_tls_proxy():
            # the library makes a context for it when it connects
            tls_context.context_of_system()
        if self.shown is None and self.ca_file is None and not self.is_plain:
            return tls_context.context_of_system()
        context = self._own_context()
        if self.shown is not None:
            self.shown.load_into(context)
        return context

    def _own_context(self) -> ssl.SSLContext:
        from . import tls_context

        if self.ca_file is not None:
            return tls_context.context_of_file(self.ca_file)
        if self.is_plain:
            # trusts no authority: a server without TLS on this machine redirects nowhere else, and
            # reading the system's authorities takes most of the time of creating a client
            return tls_context.new_context()
        return tls_context.new_context_of_system()

    def _has_tls_proxy(self) -> bool:
        from urllib.request import getproxies

        if self.is_loopback and self.proxy is None:
            return False
        proxies = getproxies().values() if self.proxy is None else [self.proxy]
        return any(each.lower().startswith("https:") for each in proxies)


def check_connecting(
    endpoint: Endpoint,
    credential: Credential | None,
    ca_file: str | os.PathLike[str] | None,
    proxy: str | None,
    http: object,
) -> Connecting:
    """Return the settings of connections; raises `ArgumentError` for contradictory ones."""
    if credential is not None and not hasattr(credential, "in_handshake"):
        raise ArgumentError("`credential` must be a credential of this package, or `None`")
    if ca_file in ("", b""):
        raise ArgumentError("`ca_file` is empty")
    if http is not None and (ca_file is not None or proxy is not None):
        raise ArgumentError(
            "`ca_file` and `proxy` have no effect with `http`: set them on that client"
        )
    shown = shown_in_handshake(credential)
    if http is not None and shown is not None:
        instead = "pass `credential=None`" if shown is credential else "leave it out here"
        raise ArgumentError(
            "a client certificate has no effect with `http`: load it into the TLS context of that "
            f"client and {instead}"
        )
    if proxy is not None and endpoint.scheme == "http":
        raise ArgumentError(
            "a plain HTTP endpoint on this machine cannot be reached through `proxy`"
        )
    if proxy is not None and not (isinstance(proxy, str) and _is_url(proxy)):
        raise ArgumentError("`proxy` is not a valid URL")
    return Connecting(
        credential=credential,
        shown=shown,
        ca_file=ca_file,
        proxy=proxy,
        is_loopback=endpoint.is_loopback,
        is_plain=endpoint.scheme == "http",
    )


def _is_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return bool(parts.scheme and parts.hostname) and parts.port != 0
    except ValueError:
        return False


class Pool:
    """One client of the HTTP library, made on first use and shared by derived clients."""

    def __init__(
        self, foreign: httpx2.Client | None, make: Callable[[httpx2.Client | None], httpx2.Client]
    ) -> None:
        self._foreign = foreign
        self._make = make
        self._http: httpx2.Client | None = None
        self._lock = Lock()
        self._is_closed = False

    def get(self) -> httpx2.Client:
        """Return the HTTP client; raises `ClientError` once closed, `ArgumentError` for settings."""
        foreign, http = self._foreign, self._http
        is_lost = foreign is not None and foreign.is_closed
        if self._is_closed or is_lost or (http is not None and http.is_closed):
            raise ClientError("the client is closed")
        if self._http is None:
            with self._lock:
                if self._http is None:
                    self._http = self._make(self._foreign)
        return self._http

    def close(self) -> None:
        """Refuse further use, and close all connections, except those of a client from the user."""
        self._is_closed = True
        if self._http is not None and self._foreign is None:
            self._http.close()
