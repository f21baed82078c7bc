"""Checks the host of a request: loopback, the given address, or the one that it reached.

A hostile web page can resolve its own name to a loopback address, so that its scripts reach the
servers there; but the browser still sends that name in `Host` (DNS rebinding).
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence

_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\[\]:@/\s]+))(?::[0-9]{0,5})?")


def host_problem(given: Sequence[str], own: Sequence[str]) -> str | None:
    """Return the problem of the `Host` headers of a request, or None; `own` are our addresses."""
    if len(given) != 1:
        return f"a request needs one header `Host`, not {len(given)}"
    match = _HOST.fullmatch(given[0])
    name = "" if match is None else match["v6"] or match["name"]
    if not name or not (_is_loopback(name) or _normal(name) in map(_normal, own)):
        return (
            "the header `Host` must be `localhost`, a loopback address or the address that the "
            "emulator listens on"
        )
    return None


def _normal(host: str) -> str:
    try:
        return str(ipaddress.ip_address(host))
    except ValueError:
        return host.lower()


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"
