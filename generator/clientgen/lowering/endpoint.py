"""Reads where requests go: the endpoint of the service, its servers, and those of operations."""

from __future__ import annotations

from clientgen.ir import Address, Text, Word
from clientgen.lowering.node import Node
from clientgen.lowering.operations import read_address


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
    default = Text(endpoint.word("default"))
    return next((each for each in servers if each.name == default), servers[0])
