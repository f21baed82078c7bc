"""Rules on the endpoint and on the hosts of redirects."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from clientgen.catalog import Catalog, show_path
from clientgen.diagnostics import nearest, quote
from clientgen.ir import (
    Address,
    EnumType,
    Parameter,
    Placeholder,
    StringType,
    Text,
    Value,
    reveal,
)
from clientgen.rules.rule import Finding, Place, at, rule

_LABEL = re.compile(r"(?!-)[A-Za-z0-9-]{1,63}(?<!-)")
_SHARED = frozenset({"ac", "co", "com", "edu", "gov", "net", "org"})
"""Second labels under which, in many countries, anyone can register a domain."""


@rule("SPEC317", "an endpoint that is invalid or unsafe")
def _endpoint(catalog: Catalog) -> Iterator[Finding]:
    for address in (*_addresses(catalog), *_own_addresses(catalog)):
        # a placeholder stands for a label, or for a part of one
        fault, hint = url_fault(show_path(address.parts, blank="x"))
        if fault:
            yield at(address, f"the endpoint {quote(reveal(address.url))} {fault}", hint)


def _addresses(catalog: Catalog) -> tuple[Address, ...]:
    """The address of the service, or those of its servers."""
    service = catalog.service
    usual = Address(
        url=service.endpoint,
        parts=service.origin_parts,
        location=service.location,
        path=Text("service.endpoint.url"),
    )
    return service.servers or (usual,)


def _own_addresses(catalog: Catalog) -> Iterator[Address]:
    """Yield the addresses of operations that have their own."""
    for operation in catalog.service.operations:
        if operation.endpoint is not None:
            yield from operation.servers or (operation.endpoint,)


@rule("SPEC234", "endpoints of an operation that are not those of the servers")
def _own_servers(catalog: Catalog) -> Iterator[Finding]:
    known = [reveal(each.name) for each in catalog.service.servers if each.name is not None]
    for operation in catalog.service.operations:
        own = [(reveal(each.name), each) for each in operation.servers if each.name is not None]
        for name, address in own:
            if name not in known:
                near = nearest(name, known)
                hint = "name a server of `endpoint` in service.yaml, or write one address"
                hint = f"did you mean {quote(near)}?" if near else hint
                yield at(address, f"{quote(name)} is not one of the servers", hint)
        missing = [quote(name) for name in known if name not in dict(own)]
        if own and missing:
            message = (
                f"{quote(reveal(operation.full_name))} has no endpoint for {', '.join(missing)}"
            )
            yield at(own[0][1], message, "write one for each server")


@rule("SPEC399", "a default server that does not exist")
def _no_default(catalog: Catalog) -> Iterator[Finding]:
    known = tuple(reveal(each.name) for each in catalog.service.servers if each.name is not None)
    word = catalog.service.server
    if word is not None and reveal(word.text) not in known:
        near = nearest(reveal(word.text), known)
        hint = f"did you mean {quote(near)}?" if near else "choose one of `servers`"
        yield at(word, f"{quote(reveal(word.text))} is not one of the servers", hint)


def url_fault(url: str) -> tuple[str, str]:
    """Return what is wrong with scheme, host and port, and how to fix it; nothing if it is safe."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "is not a URL", "write `https://` and a host"
    if parts.scheme not in ("https", "http"):
        return "is not an HTTPS URL", "write `https://` and a host"
    if parts.username is not None or parts.query or parts.fragment or parts.path:
        return "is more than a scheme and a host", "what follows the host goes into `path`"
    if port == 0 or not can_be_reached(host):
        return "has no host that can be reached", "write `https://` and a host"
    if parts.scheme == "http" and not _is_loopback(host):
        return "would send credentials without encryption", "write `https://`"
    return "", ""


def can_be_reached(host: str) -> bool:
    """Tell whether a host is an address or a name that can belong to a server."""
    return _is_address(host) or _is_host(host)


def _is_host(host: str) -> bool:
    return len(host) <= 253 and all(map(_LABEL.fullmatch, host.split(".")))


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def _is_loopback(host: str) -> bool:
    if _is_address(host):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


@rule("SPEC230", "a parameter of the host that cannot be in the host", whole=True)
def _hosts(catalog: Catalog) -> Iterator[Finding]:
    service = catalog.service
    of_host = {each.wire_name: each for each in service.parameters if each.place == "host"}
    addresses = _addresses(catalog)
    for address in (*addresses, *_own_addresses(catalog)):
        for name in dict.fromkeys(_placeholders(address)):
            if name not in of_host:
                yield at(
                    address,
                    f"host parameter {quote(reveal(name))} is not declared",
                    "add it under `parameters` of `service.yaml` with `in: host`, or correct the `url`",
                )
    for parameter in of_host.values():
        shown = quote(reveal(parameter.wire_name))
        faults = (_host_parameter_fault(catalog, parameter, _placeholders(a)) for a in addresses)
        fault, hint = next((each for each in faults if each[0]), ("", ""))
        if fault:
            yield at(parameter, f"host parameter {shown} {fault}", hint)
    for operation in service.operations:
        for parameter in operation.parameters:
            if parameter.place == "host":
                shown = quote(reveal(parameter.wire_name))
                hint = "move it to `parameters` of `service.yaml`, and write it into `endpoint.url`"
                yield at(parameter, f"host parameter {shown} is not one of the client", hint)


def _placeholders(address: Address) -> list[Text]:
    return [part.wire_name for part in address.parts if isinstance(part, Placeholder)]


def _host_parameter_fault(
    catalog: Catalog, parameter: Parameter, used: list[Text]
) -> tuple[str, str]:
    kind, values = catalog.bare(parameter.type), [*_values(catalog, parameter)]
    if used.count(parameter.wire_name) != 1:
        several = bool(catalog.service.servers)
        place = "each of `servers`" if several else "`url` of `endpoint`"
        hint = f"write `{{{reveal(parameter.wire_name)}}}` into {place}, once"
        return f"must be in {'every server' if several else 'the `url` of the endpoint'} once", hint
    if catalog.is_nullable(parameter.type) or not isinstance(kind, StringType | EnumType):
        return "is not text", "give it the type `string`, or an enumeration of text"
    if catalog.needs_secrecy(parameter):
        return "is secret, but hosts are not", "remove `secret`: names are looked up in the open"
    if not all(isinstance(each, Text) and _is_host(reveal(each)) for each in values):
        return "has a value that is not allowed in a host", "write letters, digits, `-` and `.`"
    return "", ""


def _values(catalog: Catalog, parameter: Parameter) -> Iterator[Value]:
    kind = catalog.bare(parameter.type)
    if isinstance(kind, EnumType):
        yield from (member.value for member in kind.members)
    if parameter.has_example:
        yield parameter.example


@rule("SPEC318", "redirects to hosts that may belong to others")
def _redirects(catalog: Catalog) -> Iterator[Finding]:
    for pattern in catalog.service.redirect_hosts:
        host = reveal(pattern)
        fault = _host_fault(host)
        if fault:
            yield at(
                Place(location=catalog.service.location, path=Text("service.endpoint.redirects")),
                f"redirects to {quote(host)} cannot be allowed: {fault}",
                "write a host, or `*.` and a domain that belongs to the service alone",
            )


def _host_fault(host: str) -> str:
    domain = host.removeprefix("*.")
    labels = domain.split(".")
    if _is_address(domain) and domain != host:
        return "an IP address is not a domain"
    if not _is_host(domain) or "*" in domain:
        return "it is not a valid host"
    if domain != host and (len(labels) < 2 or _is_shared(labels)):
        return "anyone can register a host in this domain"
    return ""


def _is_shared(labels: list[str]) -> bool:
    return len(labels) == 2 and len(labels[1]) == 2 and labels[0].lower() in _SHARED
