"""Puts the names of the command line into messages of the client: flags, files and hosts."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .failures import InputError
from .values import command_name, name_variable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..description import Description
    from .arguments import Collection
    from .package import Package
    from .settings import Settings
    from .values import Foreign


_SETTINGS = ("endpoint", "ca_file", "proxy", "timeout", "deadline", "retries")
_ANY_PROXY = "`proxy`, or a proxy in the environment,"
_PART = re.compile(r"`(\w+)([^`\w][^`]*)?`")
_PORTS = {"http": 80, "https": 443}


@contextmanager
def naming_flags(
    description: Description, package: Package, settings: Settings, collection: Collection
) -> Iterator[None]:
    """Raise `InputError` with names of the command line for an `ArgumentError` of the client."""
    try:
        yield
    except package.load("_runtime.errors").ArgumentError as error:
        message = _name_settings(description, settings, str(error))
        raise InputError(_name_value(collection, message)) from None


@contextmanager
def naming_place(package: Package, settings: Settings, client: Foreign) -> Iterator[None]:
    """Add the address of the failed connection to a connection error."""
    try:
        yield
    except package.load("_runtime.errors").TransportError as error:
        proxy = tell_proxy(package, settings, client.endpoint)
        places = [f"endpoint `{_place(client.endpoint)}`", *proxy]
        raise type(error)(f"{error} ({', '.join(places)})") from None


def tell_proxy(package: Package, settings: Settings, endpoint: str) -> Iterator[str]:
    """Yield the proxy of this run, and the variable that names it, if there is a proxy."""
    proxy = settings.get("proxy")
    if proxy is not None:
        yield f"proxy `{_place(proxy)}`"
        return
    from urllib.request import getproxies, proxy_bypass

    host, proxies = urlsplit(endpoint).hostname or "", getproxies()
    # the client reaches this machine, the only one over plain HTTP, without a proxy of these
    if package.load("_runtime.endpoint").is_loopback(host) or proxy_bypass(host):
        return
    name = next((name for name in ("https", "all") if proxies.get(name)), None)
    if name is not None:
        url = proxies[name] if "://" in proxies[name] else f"http://{proxies[name]}"
        given = list(_list_variables(name))
        whence = f"the variable {given[0]}" if given else "the settings of the system"
        yield f"proxy `{_place(url)}` from {whence}"


def _list_variables(*names: str) -> Iterator[str]:
    """Yield the variables that are set to name a proxy for these schemes."""
    for name in names:
        variables = (f"{name}_proxy", f"{name}_proxy".upper())
        yield from (variable for variable in variables if os.environ.get(variable))


def name_setting(description: Description, settings: Settings, name: str, flag: str = "") -> str:
    """Return the flag of a setting, and the source of its value if that is not the flag."""
    flag = flag or "--" + name.replace("_", "-")
    rank = settings.rank(name)
    if rank == 1:
        return f"{flag} (from the variable {name_variable(description, name)})"
    return f"{flag} (from the configuration file)" if rank == 2 else flag


def _name_settings(description: Description, settings: Settings, message: str) -> str:
    variables = ", ".join(_list_variables("https", "http", "all"))
    if settings.get("proxy") is None and variables:
        message = message.replace(_ANY_PROXY, f"a proxy in the environment ({variables})")
    flags = {name: (name, "") for name in _SETTINGS}
    for value in description.index.get("parameters", ()):
        flags[value["python_name"]] = (command_name(value), value["flag"])

    def name(match: re.Match[str]) -> str:
        known = flags.get(match[1])
        return match[0] if known is None else name_setting(description, settings, *known)

    return re.sub(r"`(\w+)`", name, message)


def _name_value(collection: Collection, message: str) -> str:
    """Name the part of a value of the command that a message begins with."""
    match = _PART.match(message)
    name = None if match is None else collection.rename(match[1], match[2] or "")
    return message if match is None or name is None else name + message[match.end() :]


def _place(url: str) -> str:
    """Return host and port of a URL, without a password."""
    parts = urlsplit(url)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    try:
        port = parts.port or _PORTS.get(parts.scheme)
    except ValueError:  # the system can name a proxy with an impossible port
        port = None
    return f"{host}:{port}" if port else f"{host}"
