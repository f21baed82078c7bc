"""Checks endpoints, and the hosts that a redirect may reach."""

from __future__ import annotations

import ipaddress
import re
from typing import NamedTuple
from urllib.parse import urlsplit

from .errors import ArgumentError

_LONGEST_HOST = 253
_NAME = re.compile(r"[A-Za-z0-9_-]{1,63}(\.[A-Za-z0-9_-]{1,63})*")
_PORT = re.compile(r"(:[0-9]{0,5})?")


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
        raise ArgumentError("`endpoint` is not a valid URL")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise ArgumentError("`endpoint` is not a valid URL") from None
    if parts.scheme not in ("http", "https") or not host:
        raise ArgumentError("`endpoint` must be a URL that begins with `https://` and names a host")
    if parts.username is not None or parts.query or parts.fragment or "\\" in url:
        raise ArgumentError("`endpoint` must contain only scheme, host, port and path")
    if not _is_place(parts.netloc, host) or port == 0:
        raise ArgumentError("`endpoint` does not contain a valid host and port")
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


def _is_place(netloc: str, host: str) -> bool:
    """Return whether the URL has only a host, and optionally a port."""
    shown = f"[{host}]" if ":" in host else host
    rest = netloc[len(shown) :]
    return is_host(host) and netloc.lower().startswith(shown) and bool(_PORT.fullmatch(rest))


def is_host(host: str) -> bool:
    """Return whether a host is a valid DNS name or an IP address.

    An IPv6 address has no brackets here. A host must have the same meaning for every parser of
    URLs.
    """
    if ":" in host:
        return "%" not in host and _is_address(host)
    name = host.removesuffix(".")
    return len(name) <= _LONGEST_HOST and _NAME.fullmatch(name) is not None


def _is_address(host: str) -> bool:
    try:
        ipaddress.IPv6Address(host)
    except ValueError:
        return False
    return True


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, by its name or address only."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def may_redirect(
    endpoint: Endpoint, allowed: tuple[str, ...], scheme: str, host: str, port: int | None
) -> bool:
    """Return whether a redirect may lead to this URL: the endpoint itself, or an allowed host."""
    if (scheme, host, port) == (endpoint.scheme, endpoint.host, endpoint.port):
        return True
    return scheme == "https" and port is None and any(_matches(host, each) for each in allowed)


def _matches(host: str, pattern: str) -> bool:
    if pattern.startswith("*."):
        return host.endswith(pattern[1:]) and not host.startswith(".")
    return host == pattern
