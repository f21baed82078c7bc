"""Which hosts a request may be for: loopback, the address given, and the one that it reached.

A page of a stranger can have its own name resolved to a loopback address, and its scripts then
reach whatever listens there; the browser still says that name in `Host`.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Sequence

_HOST = re.compile(r"(?:\[(?P<v6>[0-9A-Fa-f:.]+)\]|(?P<name>[^\[\]:@/\s]+))(?::[0-9]{0,5})?")


def host_problem(given: Sequence[str], own: Sequence[str]) -> str | None:
    """Return what is wrong with the `Host` headers of a request, or None; `own` are our addresses."""
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
