"""Servers and paths of a document: where the path before those of operations stands, and equal paths.

In OpenAPI, a path and a verb are one operation, and two paths that differ only in the names of their
parameters are the same path. So operations that only constants tell apart have these in the
fragment of their path, which is not sent (`/books#comp=acl`), and equal paths have one spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from clientgen.catalog import Catalog, show_path, show_query
from clientgen.interchange.words import Words
from clientgen.ir import Address, Operation, Parameter, Text, reveal, thaw

_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def base_path(service: Words) -> tuple[str, str]:
    """Return the path of the endpoint in two parts: that of servers, and that of every path.

    One of both is empty: a path with parameters is no part of a server.
    """
    path = str(service["endpoint"].get("path", "")).rstrip("/")
    return ("", path) if "{" in path else (path, "")


def servers(catalog: Catalog, service: Words) -> list[Words]:
    """Return the servers of the service, the default first."""
    every = catalog.service.servers
    usual = catalog.service.server
    if not every:
        return [_server(catalog, service, _usual(catalog))]
    ordered = sorted(every, key=lambda each: usual is not None and each.name != usual.text)
    return [_server(catalog, service, each) for each in ordered]


def own_servers(catalog: Catalog, service: Words, operation: Operation) -> list[Words]:
    """Return the servers of an operation; none if it has those of the service."""
    every = operation.servers or ((operation.endpoint,) if operation.endpoint is not None else ())
    return [_server(catalog, service, each) for each in every]


def _usual(catalog: Catalog) -> Address:
    service = catalog.service
    return Address(
        url=service.endpoint, parts=service.origin_parts, location=service.location, path=Text("")
    )


def _server(catalog: Catalog, service: Words, address: Address) -> Words:
    made: Words = {"url": show_path(address.parts) + base_path(service)[0]}
    if address.name is not None:
        made["description"] = reveal(address.name)
    variables = {
        name: _variable(catalog, parameter)
        for name, parameter in _hosts(catalog).items()
        if f"{{{name}}}" in made["url"]
    }
    return {**made, "variables": variables} if variables else made


def _hosts(catalog: Catalog) -> dict[str, Parameter]:
    every = (each for each in catalog.service.parameters if each.place == "host")
    return {reveal(each.wire_name): each for each in every}


def _variable(catalog: Catalog, parameter: Parameter) -> Words:
    stated = parameter.default if parameter.has_default else catalog.example_of(parameter)
    made: Words = {"default": str(thaw(stated))}
    if parameter.description is not None:
        made["description"] = reveal(parameter.description)
    return made


@dataclass(slots=True)
class Paths:
    """Gives each operation a path of its own; `taken` are the verbs of each path so far."""

    base: str
    taken: dict[str, set[str]] = field(default_factory=dict)
    spelled: dict[str, str] = field(default_factory=dict)

    def of(self, words: Words, operation: Operation) -> tuple[str, Mapping[str, str]]:
        """Return the path of an operation in the document, and its names of parameters there."""
        stated = f"{self.base}{words['path']}"
        path = self.spelled.setdefault(_PLACEHOLDER.sub("{}", stated), stated)
        names = dict(zip(_PLACEHOLDER.findall(stated), _PLACEHOLDER.findall(path), strict=True))
        verb = str(words["verb"])
        if verb in self.taken.setdefault(path, set()):
            path = f"{path}#{show_query((*operation.query, *operation.headers)).removeprefix('?')}"
        self.taken.setdefault(path, set()).add(verb)
        return path, {name: other for name, other in names.items() if name != other}


def by_constants(operations: Iterable[Operation]) -> list[Operation]:
    """Return operations in the order in which they get paths: those without constants first."""
    return sorted(operations, key=lambda each: len(each.query) + len(each.headers))


def own_path(service: Words, path: str) -> str:
    """Return the path of an operation in a spec: that of a document without what is around it."""
    return path.partition("#")[0].removeprefix(base_path(service)[1])
