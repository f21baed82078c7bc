"""Reads where requests go: the endpoint of the service, its servers, those of operations, and paths."""

from __future__ import annotations

import re

from clientgen.ir import Address, Constant, Fixed, PathPart, Placeholder, Text, Word
from clientgen.lowering.node import Node

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def read_address(node: Node, name: str | None = None) -> Address:
    """Return an address: that of a server, if it has a name."""
    return Address(
        url=Text(str(node.value)),
        parts=read_path(str(node.value)),
        location=node.value_location,
        path=Text(node.path),
        name=None if name is None else Text(name),
    )


def read_own_address(node: Node | None, default: str) -> tuple[Address | None, tuple[Address, ...]]:
    """Return the endpoint of one operation, if it has its own, and those by server.

    Of several, it is that of the default server, or the first.
    """
    if node is None:
        return None, ()
    if not isinstance(node.value, dict):
        return read_address(node), ()
    servers = tuple(read_address(member, name) for name, member in node.members())
    return _of_name(servers, default), servers


def read_path(path: str) -> tuple[PathPart, ...]:
    """Return the fixed and the variable parts of a path template, in order."""
    parts: list[PathPart] = []
    for index, piece in enumerate(_PLACEHOLDER.split(path)):
        if index % 2:
            parts.append(Placeholder(wire_name=Text(piece)))
        elif piece:
            parts.append(Fixed(text=Text(piece)))
    return tuple(parts)


def read_constants(node: Node | None) -> tuple[Constant, ...]:
    """Return the constants under a mapping `query` or `headers`."""
    return tuple(
        Constant(
            wire_name=Text(name),
            value=Text(str(member.value)),
            location=member.location,
            path=Text(member.path),
        )
        for name, member in (node.members() if node is not None else ())
    )


def read_servers(endpoint: Node) -> tuple[Address, ...]:
    """Return the servers under `endpoint`, by name."""
    servers = endpoint.get("servers")
    return tuple(
        read_address(member, name) for name, member in (servers.members() if servers else ())
    )


def read_default(endpoint: Node) -> Word | None:
    """Return the name of the default server."""
    node = endpoint.get("default")
    if node is None:
        return None
    return Word(text=Text(str(node.value)), location=node.value_location, path=Text(node.path))


def usual_address(endpoint: Node) -> Address:
    """Return the address of the endpoint: of several, the default, or the first if it has none."""
    url, servers = endpoint.get("url"), read_servers(endpoint)
    if url is not None:
        return read_address(url)
    return _of_name(servers, endpoint.word("default"))


def _of_name(servers: tuple[Address, ...], name: str) -> Address:
    return next((each for each in servers if each.name == Text(name)), servers[0])
