"""Where a client may send to: its endpoint, and the hosts that a redirect may reach."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from .errors import ArgumentError

# only what every reader of URLs reads alike: another one must not find another host
_PLACE = re.compile(r"([A-Za-z0-9._-]{1,254}|\[[0-9A-Fa-f:.]{1,45}\])(:[0-9]{0,5})?")


class Endpoint(NamedTuple):
    """A checked endpoint: `origin` is scheme, host and port, `path` has no final slash."""

    origin: str
    path: str
    scheme: str
    host: str
    port: int | None
    is_loopback: bool


def read_endpoint(url: str) -> Endpoint:
    """Return the endpoint; raises `ArgumentError` unless it is https, or http to this machine."""
    if not isinstance(url, str) or not (url.isascii() and url.isprintable()) or " " in url:
        raise ArgumentError("`endpoint` is not a legal URL")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ArgumentError("`endpoint` is not a legal URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ArgumentError("`endpoint` must be a URL that begins with `https://` and names a host")
    if parts.username is not None or parts.query or parts.fragment or "\\" in url:
        raise ArgumentError("`endpoint` must hold nothing but scheme, host, port and path")
    if not _PLACE.fullmatch(parts.netloc) or not is_host(host) or port == 0:
        raise ArgumentError("`endpoint` does not name a legal host and port")
    loopback = is_loopback(host)
    if parts.scheme == "http" and not loopback:
        raise ArgumentError("`endpoint` must begin with `https://`, unless it is on this machine")
    return Endpoint(
        origin=f"{parts.scheme}://{parts.netloc}",
        path=parts.path.rstrip("/"),
        scheme=parts.scheme,
        host=host,
        port=None if port == {"http": 80, "https": 443}[parts.scheme] else port,
        is_loopback=loopback,
    )


def is_host(host: str) -> bool:
    """Return whether the labels of a host are of lengths that a name server can be asked for."""
    return all(0 < len(label) < 64 for label in host.removesuffix(".").split("."))


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, by its name or number alone."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_redirect(
    endpoint: Endpoint, allowed: tuple[str, ...], scheme: str, host: str, port: int | None
) -> bool:
    """Return whether a redirect may reach this place: the endpoint itself, or an allowed host."""
    if (scheme, host, port) == (endpoint.scheme, endpoint.host, endpoint.port):
        return True
    return scheme == "https" and port is None and any(_matches(host, each) for each in allowed)


def _matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and not host.startswith(".")
    return host == pattern
